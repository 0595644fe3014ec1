/** The double's ledger: units are taken as they are, and sources agree when they print the same. */

import type { Commands, LedgerCell, StatisticRow } from '@/contract'

type Names = 'indicators' | 'ledger' | 'prefer_statistic'
type Answers = { [K in Names]: (request: Commands[K]['request']) => Commands[K]['response'] }

/** The answers over the figures of a library. */
export function ledgerHandlers(statistics: () => StatisticRow[]): Answers {
  const preferred = new Map<string, { reason: string; at: number }>()
  const kept = () => statistics().filter((row) => row.state !== 'rejected')
  return {
    indicators: ({ text }) => {
      const names = [...new Set(statistics().map((row) => row.indicator))].filter((name) => name.includes(text))
      const rows = names.map((name) => ({ name, wordings: [name], figures: statistics().filter((row) => row.indicator === name).length }))
      return rows.sort((a, b) => b.figures - a.figures)
    },
    ledger: ({ indicator, kind, region }) => {
      const all = kept().filter((row) => row.indicator === indicator && (!region || row.region?.startsWith(region)))
      const kinds = [...new Set(all.map((row) => row.kind))].map((one) => {
        const figures = all.filter((row) => row.kind === one)
        return { kind: one, units: [...new Set(figures.map((row) => row.unit))], figures: figures.length }
      })
      const shown = kind ?? kinds[0]?.kind ?? null
      const rows = all.filter((row) => row.kind === shown)
      const [regions, periods] = [[...new Set(rows.map((row) => row.region ?? ''))].sort(), [...new Set(rows.map((row) => row.period ?? ''))].sort()]
      const cells = regions.flatMap((at) => periods.flatMap((period) => cellOf(rows.filter((row) => (row.region ?? '') === at && (row.period ?? '') === period))))
      return { indicator, wordings: [indicator], kinds, kind: shown, unit: rows[0]?.unit ?? '', regions, periods, cells }
    },
    prefer_statistic: ({ id, others, reason }) => {
      for (const other of [id, ...others]) preferred.delete(other)
      if (reason !== null) preferred.set(id, { reason, at: Date.now() })
      return {}
    },
  }

  function cellOf(rows: StatisticRow[]): LedgerCell[] {
    const first = rows[0]
    if (first === undefined) return []
    const chosen = rows.find((row) => preferred.has(row.id))
    const agree = rows.every((row) => row.value === first.value)
    const best = chosen ?? (agree ? first : undefined)
    return [{
      region: first.region ?? '', period: first.period ?? '', standing: rows.length === 1 ? 'single' : agree ? 'same' : 'conflict', best: best?.id ?? null,
      digits: best === undefined ? '' : String(best.value), value: best?.value ?? null, preferred: chosen === undefined ? null : (preferred.get(chosen.id) ?? null),
      readings: rows.map((statistic) => ({ statistic, digits: String(statistic.value) })),
    }]
  }
}
