/** Keys: one table for what they do and for the list that people see. */

import { onBeforeUnmount, onMounted } from 'vue'
import type { TextKey } from '@/text'

/** What a key is called in the list: `Ctrl+K`. */
export type Chord = string

/** What keys do, by chord. A handler that gives back `false` leaves the key to others. */
export type KeyMap = Record<Chord, (event: KeyboardEvent) => unknown>

/** The chord of an event: modifiers in the order Ctrl, Alt, Shift, then the key; letters as capitals. */
export function chordOf(event: KeyboardEvent): Chord {
  const shown = event.key.length === 1 ? event.key.toUpperCase() : event.key
  // A sign that needs Shift to be typed, `?`, already says so.
  const shifted = event.shiftKey && (shown.length > 1 || /[A-Z]/.test(shown))
  return [(event.ctrlKey || event.metaKey) && 'Ctrl', event.altKey && 'Alt', shifted && 'Shift', shown].filter(Boolean).join('+')
}

/** Whether an input method is composing: such keys belong to it alone. */
export function isComposing(event: KeyboardEvent): boolean {
  // Key code 229 is what WebKit sends for the key that ends a composition, when `isComposing` is already false.
  return event.isComposing || event.keyCode === 229
}

/** Whether a person is typing text. */
export function isTyping(event: Event): boolean {
  const target = event.target
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** Does what the map says for an event; bare keys are left alone while a person types. */
export function handleKey(event: KeyboardEvent, keys: KeyMap): void {
  if (isComposing(event) || event.defaultPrevented) return
  const chord = chordOf(event)
  const bare = !event.ctrlKey && !event.metaKey && !event.altKey && !/^(F\d+|Escape)$/.test(event.key)
  if (bare && isTyping(event)) return
  const handler = keys[chord]
  if (handler !== undefined && handler(event) !== false) event.preventDefault()
}

/** Listens for keys as long as the component is there. */
export function useKeys(keys: KeyMap): void {
  const listen = (event: KeyboardEvent) => handleKey(event, keys)
  onMounted(() => window.addEventListener('keydown', listen))
  onBeforeUnmount(() => window.removeEventListener('keydown', listen))
}

/** The list that people see. */
export const keyList: { title: TextKey; keys: [Chord, TextKey][] }[] = [
  {
    title: 'keys.everywhere',
    keys: [
      ['Ctrl+K', 'keys.search'], ['Alt+1 … 6', 'keys.screens'], ['Ctrl+V', 'keys.paste'], ['Ctrl+N', 'keys.newBrief'], ['Ctrl+Z', 'keys.undoAct'], ['Ctrl+Shift+Z', 'keys.redoAct'], ['?', 'keys.help'], ['Esc', 'keys.escape'],
    ],
  },
  {
    title: 'keys.reading',
    keys: [
      ['J', 'keys.nextFact'], ['K', 'keys.previousFact'], ['A', 'keys.accept'], ['R', 'keys.reject'], ['E', 'keys.excerpt'], ['S', 'keys.split'], ['M', 'keys.merge'], ['Alt+↑ / ↓', 'keys.move'], ['T', 'keys.editArticle'], ['Ctrl+Enter', 'keys.submit'],
    ],
  },
  {
    title: 'keys.writing',
    keys: [
      ['Ctrl+S', 'keys.saveNow'], ['Ctrl+F', 'keys.find'], ['Ctrl+Z / Y', 'keys.undo'], ['F7', 'keys.nextFinding'], ['Shift+F7', 'keys.previousFinding'],
      ['F6', 'keys.locate'], ['Enter', 'keys.insert'], ['Ctrl+P', 'keys.export'],
    ],
  },
]
