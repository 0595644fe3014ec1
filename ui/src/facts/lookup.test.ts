import { beforeEach, describe, expect, it } from 'vitest'
import { usePlatform } from '@/platform'
import { memoryPlatform } from '@/platform/memory/memory'
import { factOf, forgetFacts } from './lookup'

const everything = { text: '', region: null, period: null, kind: null, state: null, bulletin: null, offset: 0, limit: 0 }

describe('a fact by its identifier', () => {
  beforeEach(forgetFacts)

  it('is asked for once', async () => {
    const platform = memoryPlatform()
    usePlatform(platform)
    const [row] = (await platform.call('statistics', everything)).rows
    if (row === undefined) throw new Error('the samples have statistics')
    platform.calls.length = 0
    expect(await factOf('statistic', row.id)).toMatchObject({ id: row.id, quote: row.quote, at: row.quoteAt })
    await factOf('statistic', row.id)
    expect(platform.calls).toEqual([{ name: 'fact', request: { kind: 'statistic', id: row.id } }])
  })

  it('is null when the library has it no more', async () => {
    usePlatform(memoryPlatform())
    expect(await factOf('measure', 'none')).toBeNull()
  })

  it('is asked for again after other trouble', async () => {
    const platform = memoryPlatform()
    const trouble = new Error('no answer')
    usePlatform({ ...platform, call: () => Promise.reject(trouble) })
    await expect(factOf('excerpt', 'any')).rejects.toBe(trouble)
  })
})
