import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { platform } from '@/platform'
import type { MemoryPlatform } from '@/platform/memory/memory'
import { mounted, named } from '@/test-mount'
import FactPanel from './FactPanel.vue'
import { useReading } from './reading'

function memory(): MemoryPlatform {
  return platform() as MemoryPlatform
}

/** The panel beside the first article of the newest bulletin. */
async function open() {
  const first = memory().library.bulletins[0]
  if (first === undefined) throw new Error('the samples are empty')
  const panel = mounted(FactPanel, { article: first.articles[0] })
  const reading = useReading()
  await reading.open({ bulletin: first.row.id, article: null, at: null })
  const redraw = async () => {
    await flushPromises()
    await panel.setProps({ article: reading.article })
  }
  await redraw()
  const states = () => panel.findAll(named('statistic-card')).map((card) => card.attributes('data-state'))
  return { panel, reading, redraw, states }
}

let opened: Awaited<ReturnType<typeof open>>
beforeEach(async () => { opened = await open() })

describe('going through facts', () => {
  it('accepts by the button of a card that is not the current one', async () => {
    const { panel, redraw, states } = opened
    await panel.findAll(named('statistic-card'))[2]?.find(named('accept')).trigger('click')
    await redraw()
    expect(states().slice(0, 3)).toEqual(['proposed', 'proposed', 'accepted'])
  })

  it('reviews the current one by key and goes on to the next', async () => {
    const { reading, redraw, states } = opened
    reading.step(1)
    await reading.reviewCurrent('accepted')
    await reading.reviewCurrent('rejected')
    await redraw()
    expect(states().slice(0, 3)).toEqual(['accepted', 'rejected', 'proposed'])
    expect(reading.fact).toBe(reading.article?.statistics[2]?.id)
  })

  it('puts a figure right', async () => {
    const { panel, redraw, states } = opened
    await panel.find(named('edit-statistic')).trigger('click')
    await panel.find(named('edit-value')).setValue('2.39')
    await panel.find(named('statistic-form')).trigger('submit')
    await redraw()
    expect(states()[0]).toBe('edited')
    expect(memory().calls.find((call) => call.name === 'edit_statistic')?.request).toMatchObject({ value: '2.39', unit: '万项' })
  })

  it('goes to the fact that a place in the text means', async () => {
    const { reading } = opened
    const measure = reading.article?.measures[1]
    await reading.open({ bulletin: reading.detail?.row.id ?? '', article: reading.article?.id ?? null, at: measure?.at ?? null })
    expect([reading.tab, reading.fact]).toEqual(['measures', measure?.id])
  })
})

describe('excerpts', () => {
  it('are kept, changed and deleted beside the text', async () => {
    const { panel, reading, redraw } = opened
    const before = reading.article?.excerpts.length ?? 0
    await reading.excerpt({ article: reading.article?.id ?? '', at: [0, 5], statement: '观点', note: '', tags: [] })
    await redraw()
    const card = panel.findAll(named('excerpt-card'))[0]
    expect(card?.text()).toContain('观点')
    await card?.find(named('excerpt-edit')).trigger('click')
    await panel.find(named('excerpt-statement')).setValue('新观点')
    await panel.find(named('excerpt-save')).trigger('click')
    await redraw()
    expect(panel.findAll(named('excerpt-card'))[0]?.text()).toContain('新观点')
    const [first] = reading.article?.excerpts ?? []
    if (first) await reading.removeExcerpt(first)
    expect(reading.article?.excerpts.length).toBe(before)
  })
})
