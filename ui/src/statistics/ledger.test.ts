import { describe, expect, it } from 'vitest'
import type { Ledger, LedgerCell } from '@/contract'
import { cellsOf, markdownOf, ranking, scale, series, shortRegion } from './ledger'

function cell(region: string, period: string, value: number | null): LedgerCell {
  return { region, period, standing: value === null ? 'conflict' : 'single', best: value === null ? null : `id-${region}-${period}`, digits: String(value ?? ''), value, preferred: null, readings: [] }
}

const ledger: Ledger = {
  indicator: '技术合同成交额', wordings: ['技术合同成交额'], kinds: [], kind: 'level', unit: '亿元',
  regions: ['甲省', '乙省', ''], periods: ['2023', '2024-Q1', '2024', ''],
  cells: [cell('甲省', '2023', 10), cell('甲省', '2024', 12.5), cell('甲省', '2024-Q1', 3), cell('乙省', '2024', 20), cell('乙省', '2023', null), cell('', '', 1)],
}
const cells = cellsOf(ledger)

describe('a ledger', () => {
  it('shows a region over periods of one length', () => {
    expect(series(ledger, cells, '甲省').map((point) => [point.label, point.value])).toEqual([['2023', 10], ['2024', 12.5]])
  })

  it('leaves out where sources conflict', () => expect(series(ledger, cells, '乙省').map((point) => point.label)).toEqual(['2024']))

  it('ranks regions', () => expect(ranking(ledger, cells, '2024').map((point) => point.label)).toEqual(['乙省', '甲省']))

  it('becomes a Markdown table with linked figures', () => {
    expect(markdownOf(ledger, cells).split('\n')[2]).toBe('| 甲省 | [10](yaobao:statistic/id-甲省-2023) | [3](yaobao:statistic/id-甲省-2024-Q1) | [12.5](yaobao:statistic/id-甲省-2024) |')
  })
})

describe('a scale', () => {
  it('has round steps from nought', () => expect(scale([12.5, 20])).toEqual({ least: 0, most: 20, ticks: [0, 5, 10, 15, 20] }))
  it('goes below nought', () => expect(scale([-3.2, 6.1]).ticks).toEqual([-5, -2.5, 0, 2.5, 5, 7.5]))
  it('stands on nothing', () => expect(scale([]).ticks.length).toBeGreaterThan(1))
})

it('shortens names of divisions', () => {
  expect(['四川省绵阳市', '宁夏回族自治区', '上海市', '全国', '浙江省宁波市海曙区'].map(shortRegion)).toEqual(['绵阳市', '宁夏回族自治区', '上海市', '全国', '宁波市海曙区'])
})
