import { afterEach, describe, expect, it } from 'vitest'
import { CharacterIndex } from './characters'
import { spanOfRange } from './selection'

const text = '标题𠮷\n第一段，增长6.5%。\n第二段。'

function draw(): HTMLElement {
  const root = document.createElement('article')
  let start = 0
  for (const line of text.split('\n')) {
    const block = document.createElement('p')
    block.dataset.blockStart = String(start)
    // Two pieces, as a marked figure would cut the paragraph.
    const half = document.createElement('span')
    half.textContent = line.slice(0, 3)
    block.append(half, line.slice(3))
    root.append(block)
    start += line.length + 1
  }
  document.body.append(root)
  return root
}

function node(root: Element, block: number, piece: number): Node {
  const child = root.children[block]?.childNodes[piece]
  if (child === undefined) throw new Error('no such piece')
  return child instanceof Element ? (child.firstChild ?? child) : child
}

function select(from: [Node, number], to: [Node, number]): Range {
  const range = document.createRange()
  range.setStart(...from)
  range.setEnd(...to)
  return range
}

const index = new CharacterIndex(text)
afterEach(() => document.body.replaceChildren())

describe('spanOfRange', () => {
  it('finds a run within one piece', () => {
    const root = draw()
    expect(spanOfRange(root, select([node(root, 1, 1), 1], [node(root, 1, 1), 7]), index)).toEqual([8, 14])
  })

  it('finds a run over pieces and blocks', () => {
    const root = draw()
    const span = spanOfRange(root, select([node(root, 0, 0), 1], [node(root, 2, 0), 2]), index)
    expect(span).toEqual([1, [...text].length - 2])
  })

  it('takes the edge of the next block for a range that begins between blocks', () => {
    const root = draw()
    expect(spanOfRange(root, select([root, 1], [node(root, 1, 0), 3]), index)).toEqual([4, 7])
  })

  it('is nothing for an empty or foreign range', () => {
    const root = draw()
    expect(spanOfRange(root, select([node(root, 1, 0), 1], [node(root, 1, 0), 1]), index)).toBeNull()
    expect(spanOfRange(root, select([document.body, 0], [document.body, 0]), index)).toBeNull()
  })
})
