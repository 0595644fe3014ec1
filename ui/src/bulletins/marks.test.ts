import { describe, expect, it } from 'vitest'
import type { ArticleDetail } from '@/contract'
import { sampleLibrary } from '@/platform/memory/library'
import { slice } from '@/spans/characters'
import { blocksOf, factOf } from './marks'

function article(): ArticleDetail {
  const found = sampleLibrary().bulletins.flatMap((bulletin) => bulletin.articles).find((candidate) => candidate.text.includes('𬭎'))
  if (found === undefined) throw new Error('the samples have lost their article with a wide character')
  return found
}
const quiet = { facts: true, active: null, pending: null }

describe('blocksOf', () => {
  it('gives back the text of every paragraph', () => {
    const source = article()
    expect(blocksOf(source, quiet).map((block) => block.pieces.map((piece) => piece.text).join(''))).toEqual(source.text.split('\n'))
  })

  it('marks each figure by its kind, behind a wide character too', () => {
    const source = article()
    const marked = blocksOf(source, quiet).flatMap((block) => block.pieces).filter((piece) => source.statistics.some((row) => row.id === factOf(piece)))
    expect(marked.map((piece) => piece.text)).toEqual(source.statistics.map((row) => row.figure))
    expect(slice(source.text, source.statistics.at(-1)?.at ?? [0, 0])).toBe('3.1个百分点')
  })

  it('does not mark what was rejected', () => {
    const source = article()
    source.statistics.forEach((row) => { row.state = 'rejected' })
    source.measures = []
    source.excerpts = []
    expect(blocksOf(source, quiet).every((block) => block.pieces.every((piece) => piece.over.length === 0))).toBe(true)
  })

  it('marks the clause of the active figure', () => {
    const source = article()
    const [first] = source.statistics
    const active = blocksOf(source, { ...quiet, active: first?.id ?? null }).flatMap((block) => block.pieces).filter((piece) => piece.over.some((mark) => mark.kind === 'active'))
    expect(active.map((piece) => piece.text).join('')).toBe(first?.quote)
  })

  it('marks nothing but emphasis and excerpts when marks are off', () => {
    const kinds = blocksOf(article(), { ...quiet, facts: false }).flatMap((block) => block.pieces.flatMap((piece) => piece.over.map((mark) => mark.kind)))
    expect(new Set(kinds)).toEqual(new Set(['excerpt']))
  })
})
