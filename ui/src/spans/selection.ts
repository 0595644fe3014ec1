/** What a person has selected in a text that is drawn block by block. */

import type { CharacterIndex } from './characters'

/** Attribute of a block's element: the UTF-16 offset of the text at which the block begins. */
export const BLOCK_START = 'data-block-start'

/**
 * The span of `text` that a DOM range covers, or null when it covers nothing of it.
 *
 * `root` holds one element for each block, marked with {@link BLOCK_START}, whose text content is the block's text.
 */
export function spanOfRange(root: Element, range: Range, index: CharacterIndex): [number, number] | null {
  const from = unitOf(root, range.startContainer, range.startOffset, 'next')
  const to = unitOf(root, range.endContainer, range.endOffset, 'previous')
  if (from === null || to === null || from >= to) return null
  return index.toSpan(from, to)
}

/** UTF-16 offset of a DOM point; between blocks, that of the nearest edge in the given direction. */
function unitOf(root: Element, node: Node, offset: number, outside: 'next' | 'previous'): number | null {
  if (!root.contains(node)) return null
  const block = blockOf(node)
  if (block !== null) {
    const before = document.createRange()
    before.setStart(block, 0)
    before.setEnd(node, offset)
    return startOf(block) + before.toString().length
  }
  const point = document.createRange()
  point.setStart(node, offset)
  const blocks = [...root.querySelectorAll(`[${BLOCK_START}]`)]
  const isAfter = (candidate: Element) => point.comparePoint(candidate, 0) > 0
  if (outside === 'next') {
    const next = blocks.find(isAfter)
    return next === undefined ? null : startOf(next)
  }
  const previous = blocks.filter((candidate) => !isAfter(candidate)).at(-1)
  return previous === undefined ? null : startOf(previous) + (previous.textContent ?? '').length
}

function blockOf(node: Node): Element | null {
  const element = node instanceof Element ? node : node.parentElement
  return element?.closest(`[${BLOCK_START}]`) ?? null
}

function startOf(block: Element): number {
  return Number(block.getAttribute(BLOCK_START))
}
