/** What is marked in the text of an article. */

import type { ArticleDetail, StatisticKind } from '@/contract'
import { CharacterIndex, type Span } from '@/spans/characters'
import { pieces, type Mark } from '@/spans/layers'

/** How something is marked: by the kind of a figure, as the head of a measure, as an excerpt, or as the source prints it. */
export type MarkKind = StatisticKind | 'measure' | 'excerpt' | 'emphasis' | 'active' | 'pending'

/** One mark; those of facts carry the fact's identifier. */
export interface TextMark {
  kind: MarkKind
  id: string | null
  /** Of an active fact: what it is, for its colour. */
  of?: StatisticKind | 'measure'
}

/** A run of text with the marks over it. */
export interface TextPiece {
  text: string
  /** The marks over it, the widest first. */
  over: TextMark[]
}

/** A paragraph, cut at its marks. */
export interface TextBlock {
  /** UTF-16 offset at which it begins. */
  start: number
  role: ArticleDetail['blocks'][number]['role']
  level: number
  pieces: TextPiece[]
}

/** What to mark beside the facts themselves. */
export interface MarkOptions {
  /** Whether figures and measures are marked at all. */
  facts: boolean
  /** The fact whose whole clause is marked. */
  active: string | null
  /** A run that is about to become an excerpt. */
  pending: Span | null
}

/** The paragraphs of an article, cut at everything that is marked in them. */
export function blocksOf(article: ArticleDetail, options: MarkOptions, index = new CharacterIndex(article.text)): TextBlock[] {
  const marks = marksOf(article, options).map(({ at, mark }): Mark<TextMark> => {
    const [from, to] = index.toUnits(at)
    return { from, to, value: mark }
  })
  return article.blocks.map(({ at, role, level }) => {
    const [from, to] = index.toUnits(at)
    const inside = marks.filter((mark) => mark.from < to && mark.to > from)
    return {
      start: from,
      role,
      level,
      pieces: pieces(from, to, inside).map((piece) => ({ text: article.text.slice(piece.from, piece.to), over: piece.over })),
    }
  })
}

function marksOf(article: ArticleDetail, { facts, active, pending }: MarkOptions): { at: Span; mark: TextMark }[] {
  const list: { at: Span; mark: TextMark }[] = article.emphasis.map((at) => ({ at, mark: { kind: 'emphasis', id: null } }))
  for (const row of article.excerpts) list.push({ at: row.at, mark: { kind: 'excerpt', id: row.id } })
  if (pending !== null) list.push({ at: pending, mark: { kind: 'pending', id: null } })
  if (!facts) return list
  for (const row of article.measures) {
    if (row.id === active) list.push({ at: row.at, mark: { kind: 'active', id: row.id, of: 'measure' } })
    // A measure can fill a paragraph: only its head is marked until it is looked at.
    if (row.state !== 'rejected' || row.id === active) list.push({ at: headOf(row.at, row.head), mark: { kind: 'measure', id: row.id } })
  }
  for (const row of article.statistics) {
    if (row.id === active) list.push({ at: row.quoteAt, mark: { kind: 'active', id: row.id, of: row.kind } })
    if (row.state !== 'rejected' || row.id === active) list.push({ at: row.at, mark: { kind: row.kind, id: row.id } })
  }
  return list
}

function headOf([start, end]: Span, head: string): Span {
  return [start, Math.min(end, start + new CharacterIndex(head).characters)]
}

/** The fact that a click on a piece means: the narrowest one. */
export function factOf(piece: TextPiece): string | null {
  return piece.over.findLast((mark) => mark.id !== null)?.id ?? null
}
