/** Ctrl+V outside of every field. */

import { onBeforeUnmount, onMounted } from 'vue'
import { isTyping } from './shortcuts'

/**
 * Tells `take` what is pasted while nobody is typing.
 *
 * WebKit sends paste events to editable elements only: a field out of sight gets the focus for the moment of the key.
 */
export function usePaste(take: (text: string) => void): void {
  const catcher = document.createElement('textarea')
  catcher.className = 'visually-hidden'
  catcher.tabIndex = -1
  catcher.setAttribute('aria-hidden', 'true')

  const onKey = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'v' && !isTyping(event)) {
      const before = document.activeElement
      catcher.focus({ preventScroll: true })
      // The paste event comes before the key is released.
      window.addEventListener('keyup', () => {
        catcher.value = ''
        if (document.activeElement === catcher && before instanceof HTMLElement) before.focus({ preventScroll: true })
      }, { once: true })
    }
  }
  const onPaste = (event: ClipboardEvent) => {
    if (isTyping(event) && event.target !== catcher) return
    event.preventDefault()
    take(event.clipboardData?.getData('text/plain') ?? '')
  }
  onMounted(() => {
    document.body.append(catcher)
    window.addEventListener('keydown', onKey)
    window.addEventListener('paste', onPaste)
  })
  onBeforeUnmount(() => {
    catcher.remove()
    window.removeEventListener('keydown', onKey)
    window.removeEventListener('paste', onPaste)
  })
}
