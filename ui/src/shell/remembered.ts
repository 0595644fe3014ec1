/** Small choices of the window that outlive it: theme, widths of columns. */

import { ref, watch, type Ref } from 'vue'

/** A part of the window's width in pixels, within bounds: what a column has before a person sizes it. */
export function share(part: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(window.innerWidth * part, least), most))
}

/** `true` is a choice of `boolean`, 320 one of `number`; a string keeps its closed list. */
type Widened<T> = T extends boolean ? boolean : T extends number ? number : T

/** A value that is kept under `key` in the web view's own store; anything unreadable there counts as never set. */
export function remembered<T extends string | number | boolean | number[]>(key: string, initial: T): Ref<Widened<T>> {
  const value = ref(restored(`yaobao.${key}`, initial)) as Ref<Widened<T>>
  watch(value, (now) => localStorage.setItem(`yaobao.${key}`, JSON.stringify(now)), { deep: true })
  return value
}

function restored<T>(key: string, initial: T): T {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return typeof kept === typeof initial && Array.isArray(kept) === Array.isArray(initial) ? (kept as T) : initial
  } catch {
    return initial
  }
}
