import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mounted } from '@/test-mount'
import FilterText from './FilterText.vue'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

describe('a filter', () => {
  it('counts after a pause, without blanks around it', async () => {
    const filter = mounted(FilterText, { modelValue: '', placeholder: '地区', name: 'region' })
    await filter.find('input').setValue(' 云麓 ')
    expect(filter.emitted('update:modelValue')).toBeUndefined()
    vi.advanceTimersByTime(200)
    expect(filter.emitted('update:modelValue')).toEqual([['云麓']])
  })

  it('does not count what an input method is composing', async () => {
    const filter = mounted(FilterText, { modelValue: '', placeholder: '地区', name: 'region' })
    const input = filter.find('input')
    await input.trigger('compositionstart')
    for (const letters of ['z', 'zh', 'zhe']) {
      input.element.value = letters
      await input.trigger('input')
      vi.advanceTimersByTime(400)
    }
    expect(filter.emitted('update:modelValue')).toBeUndefined()
    input.element.value = '浙'
    await input.trigger('compositionend')
    vi.advanceTimersByTime(400)
    expect(filter.emitted('update:modelValue')).toEqual([['浙']])
  })
})
