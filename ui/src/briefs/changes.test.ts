import { describe, expect, it } from 'vitest'
import type { StretchRow } from '@/contract'
import { excerpted } from './changes'

const stretch = (change: StretchRow['change'], text: string): StretchRow => ({ change, text, at: [0, 0] })

describe('excerpted', () => {
  it('shows nothing where nothing changed', () => {
    expect(excerpted([stretch('same', '甲'.repeat(500))])).toEqual([])
  })

  it('leaves out what is far from a change', () => {
    const parts = excerpted([stretch('same', '甲'.repeat(500)), stretch('removed', '乙'), stretch('added', '丙'), stretch('same', '丁'.repeat(500))])
    expect(parts.map((part) => part.change)).toEqual(['same', 'removed', 'added', 'same'])
    expect(parts[0]?.text).toBe(`……\n${'甲'.repeat(40)}`)
    expect(parts[3]?.text).toBe(`${'丁'.repeat(40)}\n……\n`)
  })
})
