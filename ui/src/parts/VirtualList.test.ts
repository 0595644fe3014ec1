import { describe, expect, it } from 'vitest'
import { mounted, named } from '@/test-mount'
import VirtualList from './VirtualList.vue'

const open = (chosen: number) => mounted(VirtualList, { count: 20_000, rowHeight: 40, chosen, label: '资料', name: 'list' })

describe('a virtual list', () => {
  it('draws only the rows in sight, at the height of all', async () => {
    const list = open(-1)
    await list.vm.$nextTick()
    expect(list.findAll(named('list-row')).length).toBeLessThan(60)
    expect(list.find('.extent').attributes('style')).toContain('800000px')
  })

  it.each([
    ['ArrowDown', 4],
    ['ArrowUp', 2],
    ['End', 19_999],
    ['Home', 0],
  ])('moves on %s', async (key, place) => {
    const list = open(3)
    await list.find(named('list')).trigger('keydown', { key })
    expect(list.emitted('choose')).toEqual([[place]])
  })

  it('enters the chosen row, but not while composing', async () => {
    const list = open(3)
    await list.find(named('list')).trigger('keydown', { key: 'Enter', isComposing: true })
    await list.find(named('list')).trigger('keydown', { key: 'Enter' })
    expect(list.emitted('enter')).toEqual([[3]])
  })
})
