/** Dragging by pointer: the window keeps HTML5 drags for files. */

/** How far the pointer moves before a press becomes a drag, in pixels. */
const THRESHOLD = 6

/** Follows a press that may become a drag; `drop` is told the point at which it ends. */
export function followDrag(press: PointerEvent, label: string, drop: (point: { x: number; y: number }) => void): void {
  if (press.button !== 0) return
  let ghost: HTMLElement | null = null
  const control = new AbortController()
  const { signal } = control

  const end = () => {
    control.abort()
    ghost?.remove()
    document.body.classList.remove('dragging')
  }
  window.addEventListener('pointermove', (event) => {
    if (ghost === null && Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) < THRESHOLD) return
    ghost ??= raise(label)
    ghost.style.transform = `translate(${event.clientX + 12}px, ${event.clientY + 8}px)`
  }, { signal })
  window.addEventListener('pointerup', (event) => {
    const dragged = ghost !== null
    end()
    if (dragged) drop({ x: event.clientX, y: event.clientY })
  }, { signal })
  window.addEventListener('pointercancel', end, { signal })
  window.addEventListener('keydown', (event) => { if (event.key === 'Escape') end() }, { signal })
}

function raise(label: string): HTMLElement {
  const ghost = document.createElement('div')
  ghost.className = 'drag-ghost'
  ghost.textContent = label
  document.body.append(ghost)
  document.body.classList.add('dragging')
  return ghost
}
