import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { platform } from '@/platform'
import type { MemoryPlatform } from '@/platform/memory/memory'
import { useNotices } from '@/shell/notices'
import { useUndoing } from '@/shell/undoing'
import { mounted, named } from '@/test-mount'
import BulletinScreen from './BulletinScreen.vue'
import { useReading } from './reading'

const memory = () => platform() as MemoryPlatform

async function open() {
  const screen = mounted(BulletinScreen)
  const reading = useReading()
  const several = memory().library.bulletins.find((bulletin) => bulletin.articles.length > 1)
  if (several === undefined) throw new Error('the samples hold a digest')
  await reading.open({ bulletin: several.row.id, article: null, at: null })
  await flushPromises()
  const titles = () => reading.detail?.articles.map((article) => article.title) ?? []
  const press = async (key: string, modifiers: KeyboardEventInit = {}) => {
    window.dispatchEvent(new KeyboardEvent('keydown', { key, ...modifiers }))
    await flushPromises()
  }
  return { screen, reading, titles, press }
}

let opened: Awaited<ReturnType<typeof open>>
beforeEach(async () => { opened = await open() })
// Keys are heard by every screen that is there.
afterEach(() => opened.screen.unmount())

describe('mending articles', () => {
  it('splits at the paragraph that was clicked and takes it back from the notice', async () => {
    const { screen, reading, titles, press } = opened
    const before = titles()
    await press('s')
    expect(screen.findAll(named('article-form'))).toHaveLength(0)
    await screen.findAll('[data-block-start]')[2]?.trigger('click')
    await press('s')
    const field = document.querySelector<HTMLTextAreaElement>('[data-test="article-form-title"]')
    if (field === null) throw new Error('the form asks for a title')
    field.value = '三项做法'
    field.dispatchEvent(new Event('input'))
    document.querySelector<HTMLElement>('[data-test="article-form-save"]')?.click()
    await flushPromises()
    expect(titles()).toEqual([before[0], '三项做法', ...before.slice(1)])
    expect(reading.article?.title).toBe('三项做法')
    const notice = useNotices().notices.findLast((candidate) => candidate.action !== null)
    await notice?.action?.run()
    await flushPromises()
    expect(titles()).toEqual(before)
  })

  it('moves and merges by key, and redoes what was undone', async () => {
    const { titles, press } = opened
    const before = titles()
    await press('m')
    expect(titles()).toEqual([before[0], ...before.slice(2)])
    await useUndoing().undo()
    await flushPromises()
    expect(titles()).toEqual(before)
    await press('ArrowDown', { altKey: true })
    const moved = [before[1], before[0], ...before.slice(2)]
    expect(titles()).toEqual(moved)
    await useUndoing().undo()
    await flushPromises()
    expect(titles()).toEqual(before)
    await useUndoing().redo()
    await flushPromises()
    expect(titles()).toEqual(moved)
  })

  it('shows how the encoding is known and reads again in another', async () => {
    const { screen, reading } = opened
    expect(screen.find(named('encoding')).text()).toContain('推测')
    await screen.find(named('encoding')).trigger('click')
    document.querySelector<HTMLInputElement>('[data-test="encoding-Big5"] input')?.click()
    await flushPromises()
    document.querySelector<HTMLElement>('[data-test="encoding-save"]')?.click()
    await flushPromises()
    expect(memory().calls.find((call) => call.name === 'reread_bulletin')?.request).toMatchObject({ encoding: 'Big5' })
    expect(reading.detail?.encodingSource).toBe('chosen')
  })
})
