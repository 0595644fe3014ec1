import { describe, expect, it, vi } from 'vitest'
import { chordOf, handleKey } from './shortcuts'

const press = (key: string, init: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true, ...init })

describe('chordOf', () => {
  it.each([
    [press('k', { ctrlKey: true }), 'Ctrl+K'],
    [press('F7', { shiftKey: true }), 'Shift+F7'],
    [press('?', { shiftKey: true }), '?'],
    [press('1', { altKey: true }), 'Alt+1'],
    [press('j'), 'J'],
  ])('reads %#', (event, chord) => expect(chordOf(event)).toBe(chord))
})

describe('handleKey', () => {
  it('leaves keys to an input method that is composing', () => {
    const act = vi.fn()
    handleKey(press('Enter', { isComposing: true }), { Enter: act })
    handleKey(press('a', { keyCode: 229 }), { A: act })
    expect(act).not.toHaveBeenCalled()
  })

  it('leaves bare keys to a field, but not those with Ctrl', () => {
    const field = document.body.appendChild(document.createElement('input'))
    const act = vi.fn()
    field.addEventListener('keydown', (event) => handleKey(event, { A: act, 'Ctrl+S': act }))
    field.dispatchEvent(press('a'))
    expect(act).not.toHaveBeenCalled()
    field.dispatchEvent(press('s', { ctrlKey: true }))
    expect(act).toHaveBeenCalledTimes(1)
    field.remove()
  })

  it('takes a key unless the handler declines it', () => {
    const taken = press('e')
    handleKey(taken, { E: () => true })
    expect(taken.defaultPrevented).toBe(true)
    const declined = press('e')
    handleKey(declined, { E: () => false })
    expect(declined.defaultPrevented).toBe(false)
  })
})
