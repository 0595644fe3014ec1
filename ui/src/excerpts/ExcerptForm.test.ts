import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { platform } from '@/platform'
import type { MemoryPlatform } from '@/platform/memory/memory'
import { useLibrary } from '@/shell/library'
import { mounted, named } from '@/test-mount'
import ExcerptForm from './ExcerptForm.vue'

async function open() {
  const form = mounted(ExcerptForm)
  await useLibrary().refresh()
  await flushPromises()
  return form
}

function memory(): MemoryPlatform {
  return platform() as MemoryPlatform
}

describe('the form of an excerpt', () => {
  it('gives out what was typed, with a tag that was found by typing', async () => {
    const form = await open()
    await form.find(`${named('excerpt-statement')}`).setValue('降低试错成本')
    await form.find(named('tag-field')).setValue('人')
    await form.find(named('tag-field')).trigger('keydown', { key: 'Enter' })
    await form.find('form').trigger('keydown', { key: 'Enter', ctrlKey: true })
    const talent = memory().library.tags.find((tag) => tag.name === '人才')?.id
    expect(form.emitted('save')).toEqual([[{ statement: '降低试错成本', note: '', tags: [talent] }]])
  })

  it('makes a tag that is not there yet', async () => {
    const form = await open()
    await form.find(named('tag-field')).setValue('新标签')
    await form.find(named('tag-field')).trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect(memory().library.tags.map((tag) => tag.name)).toContain('新标签')
    expect(form.text()).toContain('新标签')
  })

  it('leaves Enter and Backspace to an input method that is composing', async () => {
    const form = await open()
    const field = form.find(named('tag-field'))
    await field.trigger('keydown', { key: 'Enter', isComposing: true })
    await field.trigger('keydown', { key: 'Enter', keyCode: 229 })
    await form.find('form').trigger('keydown', { key: 'Enter', ctrlKey: true, isComposing: true })
    await flushPromises()
    expect(form.emitted('save')).toBeUndefined()
    expect(memory().calls.filter((call) => call.name === 'add_tag')).toEqual([])
  })

  it('closes on Esc', async () => {
    const form = await open()
    await form.find('form').trigger('keydown', { key: 'Escape' })
    expect(form.emitted('close')).toHaveLength(1)
  })
})
