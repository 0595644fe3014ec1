import { describe, expect, it } from 'vitest'
import { nameOf } from './findings'

describe('nameOf', () => {
  it('says what taking a suggestion does', () => {
    expect(nameOf('（一）')).toContain('（一）')
    expect(nameOf('')).toBe('删去')
    expect(nameOf('[480亿元](yaobao:statistic/01J9Z3)')).toBe('链接到资料库中的“480亿元”')
  })
})
