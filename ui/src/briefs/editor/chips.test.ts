import { EditorState } from '@codemirror/state'
import { EditorView, runScopeHandlers } from '@codemirror/view'
import { afterEach, describe, expect, it } from 'vitest'
import { chipAt, chips, chipsIn } from './chips'

const link = '[12.5亿元](yaobao:statistic/01J9Z3)'
let view: EditorView | undefined
afterEach(() => view?.destroy())

function open(doc: string, cursor: number): EditorView {
  view = new EditorView({ parent: document.body, state: EditorState.create({ doc, selection: { anchor: cursor }, extensions: [chips()] }) })
  return view
}

function press(editor: EditorView, key: string): boolean {
  return runScopeHandlers(editor, new KeyboardEvent('keydown', { key }), 'editor')
}

describe('chipsIn', () => {
  it('finds every kind of fact with the place of its text', () => {
    const text = `达${link}，又[一段](yaobao:excerpt/01J-a)`
    expect(chipsIn(text).map((chip) => [chip.kind, chip.id, text.slice(chip.textFrom, chip.textTo)])).toEqual([
      ['statistic', '01J9Z3', '12.5亿元'],
      ['excerpt', '01J-a', '一段'],
    ])
  })

  it('reads escaped brackets as text', () => {
    expect(chipsIn('[a\\]b](yaobao:measure/1)')[0]).toMatchObject({ textFrom: 1, textTo: 5 })
  })

  it('leaves other links alone', () => {
    expect(chipsIn('[页](页.md) [x](yaobao:person/1) [](yaobao:statistic/1)')).toEqual([])
  })
})

describe('chips', () => {
  it('fold the brackets and the address away and show the text', () => {
    const editor = open(`达${link}。`, 0)
    expect(editor.contentDOM.querySelector('.cm-chip')?.textContent).toBe('12.5亿元')
    expect(editor.contentDOM.textContent).toBe('达12.5亿元。')
  })

  it('stand at both of their ends', () => {
    const editor = open(`达${link}。`, 0)
    expect(chipAt(editor.state, 1)?.id).toBe('01J9Z3')
    expect(chipAt(editor.state, 1 + link.length)?.id).toBe('01J9Z3')
    expect(chipAt(editor.state, 0)).toBeNull()
  })

  it('are deleted whole where a deletion would break the link', () => {
    const editor = open(`达${link}。`, 1 + link.length)
    expect(press(editor, 'Backspace')).toBe(true)
    expect(editor.state.doc.toString()).toBe('达。')
  })

  it('are deleted whole from the front too', () => {
    const editor = open(`达${link}。`, 1)
    press(editor, 'Delete')
    expect(editor.state.doc.toString()).toBe('达。')
  })

  it('leave deletions within their text to the editor', () => {
    const editor = open(`达${link}。`, 5)
    expect(press(editor, 'Backspace')).toBe(false)
  })

  it('are not drawn anew while an input method is composing', () => {
    const editor = open('达', 1)
    Object.defineProperty(editor, 'composing', { get: () => true, configurable: true })
    editor.dispatch({ changes: { from: 1, insert: link } })
    expect(editor.contentDOM.querySelector('.cm-chip')).toBeNull()
    Object.defineProperty(editor, 'composing', { get: () => false, configurable: true })
    editor.dispatch({})
    expect(editor.contentDOM.querySelector('.cm-chip')?.textContent).toBe('12.5亿元')
  })
})
