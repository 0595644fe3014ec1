/** A fact by its identifier, for the chips of a brief. */

import type { ExcerptRow, FactKind, FactRow, MeasureRow, SourceRow, StatisticRow } from '@/contract'
import { call, isErrorReport } from '@/platform'
import { t } from '@/text'

/** What is shown of a fact beside a brief. */
export interface KnownFact {
  id: string
  kind: FactKind
  /** Whether a person has rejected it. */
  rejected: boolean
  head: string
  quote: string
  from: string
  at: [number, number]
  source: SourceRow
}

const known = new Map<string, KnownFact>()

/** The fact, or null when it is no longer in the library. */
export async function factOf(kind: FactKind, id: string): Promise<KnownFact | null> {
  const seen = known.get(id)
  if (seen !== undefined) return seen
  const row = await call('fact', { kind, id }).catch((thrown: unknown) => {
    // A link typed by hand may name what is no identifier at all: nothing has it either.
    if (isErrorReport(thrown) && ['not-found', 'bad-request'].includes(thrown.code)) return null
    throw thrown
  })
  if (row === null) return null
  const fact = shown(row)
  known.set(id, fact)
  return fact
}

/** Forgets what may have changed. */
export function forgetFacts(): void {
  known.clear()
}

function shown({ kind, row }: FactRow): KnownFact {
  if (kind === 'statistic') return ofStatistic(row)
  if (kind === 'measure') return ofMeasure(row)
  return ofExcerpt(row)
}

function ofStatistic(row: StatisticRow): KnownFact {
  const where = [row.region ?? t('facts.noRegion'), row.period ?? t('facts.noPeriod'), t(`figure.${row.kind}`)].join(' · ')
  return { id: row.id, kind: 'statistic', rejected: row.state === 'rejected', head: `${row.indicator}　${row.figure}　${where}`, quote: row.quote, from: placeOf(row.source), at: row.quoteAt, source: row.source }
}

function ofMeasure(row: MeasureRow): KnownFact {
  return { id: row.id, kind: 'measure', rejected: row.state === 'rejected', head: row.head, quote: row.text, from: placeOf(row.source), at: row.at, source: row.source }
}

function ofExcerpt(row: ExcerptRow): KnownFact {
  return { id: row.id, kind: 'excerpt', rejected: false, head: row.statement, quote: row.quote, from: placeOf(row.source), at: row.at, source: row.source }
}

function placeOf(source: SourceRow): string {
  return [source.articleTitle, source.bulletinTitle, source.date].filter(Boolean).join(' · ')
}
