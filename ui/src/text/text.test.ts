import { describe, expect, it } from 'vitest'
import { en } from './en'
import { moment, size, t } from './index'
import { zhCN } from './zh-CN'

interface Tree { [key: string]: string | Tree }

function placeholders(tree: Tree, path = ''): Record<string, string[]> {
  return Object.entries(tree).reduce<Record<string, string[]>>((all, [key, value]) => {
    const name = `${path}${key}`
    return typeof value === 'string' ? { ...all, [name]: (value.match(/\{\w+\}/g) ?? []).sort() } : { ...all, ...placeholders(value, `${name}.`) }
  }, {})
}

describe('the catalogues', () => {
  it('say the same things with the same values', () => expect(placeholders(en)).toEqual(placeholders(zhCN)))
  it('fill values in', () => expect(t('common.total', { count: 3 })).toBe('共 3 条'))
})

describe('values for people', () => {
  it('shows the time of today and the date of other days', () => {
    const now = new Date(2026, 10, 21, 15, 0)
    expect(moment(new Date(2026, 10, 21, 9, 5).getTime(), now)).toBe('09:05')
    expect(moment(new Date(2026, 10, 20, 9, 5).getTime(), now)).toBe('2026/11/20')
  })

  it('shows sizes', () => expect([size(10), size(318_204), size(3_250_000)]).toEqual(['1 KB', '311 KB', '3.1 MB']))
})
