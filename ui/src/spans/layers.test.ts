import { describe, expect, it } from 'vitest'
import { pieces } from './layers'

describe('pieces', () => {
  it('cuts at every edge and lists the widest mark first', () => {
    const cut = pieces(0, 10, [
      { from: 4, to: 6, value: 'figure' },
      { from: 2, to: 12, value: 'measure' },
    ])
    expect(cut).toEqual([
      { from: 0, to: 2, over: [] },
      { from: 2, to: 4, over: ['measure'] },
      { from: 4, to: 6, over: ['measure', 'figure'] },
      { from: 6, to: 10, over: ['measure'] },
    ])
  })

  it('is one piece where nothing is marked', () => {
    expect(pieces(3, 5, [{ from: 5, to: 9, value: 'after' }])).toEqual([{ from: 3, to: 5, over: [] }])
  })
})
