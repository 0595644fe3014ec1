import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { bodyStart, frontLines } from './front'
import { insertionAt } from './insertion'

function check(doc: string, at: number, text: string, expected: string): void {
  const state = EditorState.create({ doc })
  const after = state.update(insertionAt(state, { from: at, to: at }, text)).state
  expect(after.doc.toString()).toBe(expected)
}

describe('insertionAt', () => {
  it('puts a figure into the line', () => check('达。', 1, '[1%](yaobao:statistic/1)', '达[1%](yaobao:statistic/1)。'))
  it('puts a quotation between blank lines', () => check('前后', 1, '> 引文\n', '前\n\n> 引文\n\n后'))
  it('adds no blank line where there is one', () => check('前\n\n\n\n后', 3, '> 引文', '前\n\n> 引文\n\n后'))
})

describe('the front matter', () => {
  const doc = (text: string) => EditorState.create({ doc: text }).doc
  it('ends at its second fence', () => expect(frontLines(doc('---\n期号: 1\n---\n\n正文'))).toBe(3))
  it('is none without a fence at the very front', () => expect(frontLines(doc('正文\n---\n'))).toBe(0))
  it('is none when it is never closed', () => expect(frontLines(doc('---\n期号: 1\n'))).toBe(0))
  it('is passed over', () => expect(bodyStart(doc('---\n期号: 1\n---\n\n正文'))).toBe(15))
  it('may be all there is', () => expect(bodyStart(doc('---\n---'))).toBe(7))
})
