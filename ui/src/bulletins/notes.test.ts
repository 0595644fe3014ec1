import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '@/contract'
import { notesOf } from './notes'

const note = (message: string): Diagnostic => ({ severity: 'hint', code: 'x', message, at: null })

describe('notesOf', () => {
  it('says the same remark once, with how often it was made', () => {
    expect(notesOf([note('页眉'), note('版记'), note('页眉')])).toEqual([
      { severity: 'hint', message: '页眉', times: 2 },
      { severity: 'hint', message: '版记', times: 1 },
    ])
  })

  it('has nothing to say of a document that was read without remarks', () => {
    expect(notesOf([])).toEqual([])
  })
})
