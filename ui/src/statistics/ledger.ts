/** What can be made of a ledger: its cells by place, a row over time, a column as a ranking, a table in Markdown. */

import type { Ledger, LedgerCell } from '@/contract'

/** One point of a chart. */
export interface Point {
  label: string
  value: number
  /** The value in digits, as the ledger has it. */
  digits: string
  /** The figure that stands for it. */
  id: string
}

/** Cells by region, then by period. */
export type Cells = Map<string, Map<string, LedgerCell>>

/** The cells of a ledger by their place. */
export function cellsOf(ledger: Ledger): Cells {
  const cells: Cells = new Map()
  for (const cell of ledger.cells) {
    const row = cells.get(cell.region) ?? new Map<string, LedgerCell>()
    row.set(cell.period, cell)
    cells.set(cell.region, row)
  }
  return cells
}

function pointOf(label: string, cell: LedgerCell | undefined): Point[] {
  if (cell === undefined || cell.value === null || cell.best === null) return []
  return [{ label, value: cell.value, digits: cell.digits, id: cell.best }]
}

/** How long a period is: years go with years, quarters with quarters. A range goes with ranges of its length. */
function lengthOf(period: string): string {
  const [from = '', to] = period.split('/')
  if (to !== undefined) {
    const month = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7) || 1)
    return `${month(to) - month(from) + 1}`
  }
  return from.replace(/\d/g, '0')
}

/**
 * The values of a region over time. Only periods of one length are compared, those that occur most often; a year beside
 * its own quarters would look like a leap.
 */
export function series(ledger: Ledger, cells: Cells, region: string): Point[] {
  const row = cells.get(region)
  const periods = ledger.periods.filter((period) => period !== '' && row?.get(period)?.best)
  const lengths = periods.map(lengthOf)
  const most = [...new Set(lengths)].sort((a, b) => lengths.filter((one) => one === b).length - lengths.filter((one) => one === a).length)[0]
  return periods.filter((period) => lengthOf(period) === most).flatMap((period) => pointOf(period, row?.get(period)))
}

/** The values of one period, the greatest first. */
export function ranking(ledger: Ledger, cells: Cells, period: string): Point[] {
  const points = ledger.regions.flatMap((region) => pointOf(region, cells.get(region)?.get(period)))
  return points.sort((a, b) => b.value - a.value)
}

/** The short name of a division beside its like: 四川省绵阳市 → 绵阳市. */
export function shortRegion(region: string): string {
  const parts = /^(?:.+?(?:省|自治区|市))?(.+)$/.exec(region)
  return parts?.[1] !== undefined && parts[1].length > 1 ? parts[1] : region
}

function escaped(text: string): string {
  return text.replace(/([\\|[\]*_`<>])/g, '\\$1')
}

/** The ledger as a Markdown table whose figures are linked to their sources. */
export function markdownOf(ledger: Ledger, cells: Cells): string {
  const periods = ledger.periods.filter((period) => period !== '')
  const head = ['地区', ...periods.map((period) => (ledger.unit === '' ? period : `${period}（${ledger.unit}）`))]
  const rows = ledger.regions.map((region) => {
    const figures = periods.map((period) => {
      const cell = cells.get(region)?.get(period)
      return cell?.best ? `[${cell.digits}](yaobao:statistic/${cell.best})` : '—'
    })
    return [escaped(region), ...figures]
  })
  const line = (row: string[]) => `| ${row.join(' | ')} |`
  return [line(head), line(['---', ...periods.map(() => '---:')]), ...rows.map(line)].join('\n')
}

/** A scale for bars and lines: whole steps that take in nought and every value. */
export function scale(values: number[]): { least: number; most: number; ticks: number[] } {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const span = high - low || 1
  const rough = span / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
  const least = Math.floor(low / step) * step
  const most = Math.ceil(high / step) * step || step
  const count = Math.round((most - least) / step)
  return { least, most, ticks: Array.from({ length: count + 1 }, (_, number) => Number((least + number * step).toPrecision(12))) }
}
