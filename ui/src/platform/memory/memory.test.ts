import { describe, expect, it } from 'vitest'
import { slice } from '@/spans/characters'
import { isErrorReport } from '../types'
import { memoryPlatform } from './memory'

describe('the platform in memory', () => {
  it('keeps every span on its own characters', async () => {
    const { call } = memoryPlatform()
    const { rows } = await call('bulletins', { text: '', kind: null, region: null, offset: 0, limit: 0 })
    for (const { id } of rows) {
      const { articles } = await call('bulletin', { id })
      for (const { text, statistics, measures } of articles) {
        for (const row of statistics) expect(slice(text, row.at)).toBe(row.figure)
        for (const row of statistics) expect(slice(text, row.quoteAt)).toBe(row.quote)
        for (const row of measures) expect(slice(text, row.at)).toBe(row.text)
      }
    }
  })

  it('reports progress and stops when it is told to', async () => {
    const { call } = memoryPlatform()
    const control = new AbortController()
    const seen: string[] = []
    const account = await call('import', { paths: ['/a.txt', '/b.txt'], encoding: null }, {
      signal: control.signal,
      onProgress: (step) => {
        seen.push(step.current)
        control.abort()
      },
    })
    expect(seen).toEqual(['a.txt'])
    expect(account).toMatchObject({ cancelled: true, added: [] })
  })

  it('words a refusal like the workbench', async () => {
    const refused: unknown = await memoryPlatform().call('bulletin', { id: 'none' }).catch((thrown: unknown) => thrown)
    expect(isErrorReport(refused) && refused.code).toBe('not-found')
  })

  it('remembers what it was called with', async () => {
    const platform = memoryPlatform()
    await platform.call('tags', {})
    expect(platform.calls).toEqual([{ name: 'tags', request: {} }])
  })
})
