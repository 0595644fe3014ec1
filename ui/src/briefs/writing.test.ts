import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { platform } from '@/platform'
import type { MemoryPlatform } from '@/platform/memory/memory'
import { mounted } from '@/test-mount'
import { useWriting } from './writing'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

function memory(): MemoryPlatform {
  return platform() as MemoryPlatform
}

/** The brief of the samples, open in an editor without a window. */
async function open(composing: () => boolean = () => false) {
  const id = memory().library.briefs[0]?.row.id ?? ''
  let writing: ReturnType<typeof useWriting> | undefined
  const wrapper = mounted(defineComponent(() => {
    writing = useWriting(id, composing)
    return () => h('div')
  }))
  await flushPromises()
  if (writing === undefined) throw new Error('the component was not set up')
  const called = (name: string) => memory().calls.filter((call) => call.name === name).length
  return { writing, wrapper, called, kept: () => memory().library.briefs[0]?.markdown }
}

describe('writing a brief', () => {
  it('lays it out and checks it when it is opened', async () => {
    const { writing } = await open()
    expect(writing.preview.value?.pages).toBe(1)
    expect(writing.checked.value?.findings.map((finding) => finding.rule)).toEqual(['figure.unsourced'])
  })

  it('keeps the last text once, after a pause', async () => {
    const { writing, called, kept } = await open()
    writing.changed('一')
    await vi.advanceTimersByTimeAsync(500)
    writing.changed('一二')
    expect(writing.state.value).toBe('unsaved')
    await vi.advanceTimersByTimeAsync(800)
    expect(called('save_brief')).toBe(1)
    expect(kept()).toBe('一二')
    expect(writing.state.value).toBe('saved')
  })

  it('neither keeps nor checks nor lays out while an input method is composing', async () => {
    let composing = true
    const { writing, called } = await open(() => composing)
    const before = [called('save_brief'), called('check_brief'), called('preview_brief')]
    writing.changed('zhe')
    await vi.advanceTimersByTimeAsync(5000)
    expect([called('save_brief'), called('check_brief'), called('preview_brief')]).toEqual(before)
    composing = false
    writing.changed('浙')
    await vi.advanceTimersByTimeAsync(1000)
    expect(memory().library.briefs[0]?.markdown).toBe('浙')
  })

  it('keeps what was typed when it is left', async () => {
    const { writing, wrapper, kept } = await open()
    writing.changed('离开前')
    wrapper.unmount()
    await flushPromises()
    expect(kept()).toBe('离开前')
  })

  it('says so when it could not be kept, and tries again when told to', async () => {
    const { writing, kept } = await open()
    const { call } = memory()
    memory().call = (name, request, options) =>
      name === 'save_brief' ? Promise.reject({ code: 'disk-full', message: '磁盘已满。', hint: '', detail: '' }) : call(name, request, options)
    writing.changed('写不下')
    await vi.advanceTimersByTimeAsync(1000)
    expect(writing.state.value).toBe('failed')
    memory().call = call
    await writing.settle()
    expect([writing.state.value, kept()]).toEqual(['saved', '写不下'])
  })
})
