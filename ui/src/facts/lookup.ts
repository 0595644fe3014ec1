/** A fact by its identifier, for the chips of a brief. */

import type { ExcerptRow, FactKind, MeasureRow, SourceRow, StatisticRow } from '@/contract'
import { call } from '@/platform'
import { t } from '@/text'

/** What is shown of a fact beside a brief. */
export interface KnownFact {
  id: string
  head: string
  quote: string
  from: string
  at: [number, number]
  source: SourceRow
}

const PAGE = 1000
const MOST = 5000
const known = new Map<string, KnownFact>()

/** The fact, or null when it is not among the first few thousand of its kind. The contract has no question for one fact. */
export async function factOf(kind: FactKind, id: string): Promise<KnownFact | null> {
  for (let offset = 0; !known.has(id) && offset < MOST; offset += PAGE) {
    if ((await readPage(kind, offset)) < PAGE) break
  }
  return known.get(id) ?? null
}

/** Forgets what may have changed. */
export function forgetFacts(): void {
  known.clear()
}

async function readPage(kind: FactKind, offset: number): Promise<number> {
  const filter = { text: '', region: null, period: null, kind: null, state: null, bulletin: null, tag: null, offset, limit: PAGE }
  if (kind === 'statistic') return remember((await call('statistics', filter)).rows, ofStatistic)
  if (kind === 'measure') return remember((await call('measures', filter)).rows, ofMeasure)
  return remember((await call('excerpts', filter)).rows, ofExcerpt)
}

function remember<T extends { id: string }>(rows: T[], shown: (row: T) => KnownFact): number {
  for (const row of rows) known.set(row.id, shown(row))
  return rows.length
}

function ofStatistic(row: StatisticRow): KnownFact {
  const where = [row.region ?? t('facts.noRegion'), row.period ?? t('facts.noPeriod'), t(`figure.${row.kind}`)].join(' · ')
  return { id: row.id, head: `${row.indicator}　${row.figure}　${where}`, quote: row.quote, from: placeOf(row.source), at: row.quoteAt, source: row.source }
}

function ofMeasure(row: MeasureRow): KnownFact {
  return { id: row.id, head: row.head, quote: row.text, from: placeOf(row.source), at: row.at, source: row.source }
}

function ofExcerpt(row: ExcerptRow): KnownFact {
  return { id: row.id, head: row.statement, quote: row.quote, from: placeOf(row.source), at: row.at, source: row.source }
}

function placeOf(source: SourceRow): string {
  return [source.articleTitle, source.bulletinTitle, source.date].filter(Boolean).join(' · ')
}
