import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import type { ErrorReport } from '@/contract'
import { useNotices } from '@/shell/notices'
import { usePages } from './pages'

beforeEach(() => setActivePinia(createPinia()))

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, place) => from + place)
const thousand = (offset: number, limit: number) => Promise.resolve({ total: 1000, rows: numbers(offset, limit) })

describe('a long list', () => {
  it('reads the first page, and others when they come into sight', async () => {
    const read = vi.fn(thousand)
    const list = usePages(read, [])
    await flushPromises()
    expect([list.total.value, list.at(5), list.at(450)]).toEqual([1000, 5, undefined])
    list.want(390, 410)
    list.want(395, 415)
    await flushPromises()
    expect(list.at(410)).toBe(410)
    expect(read.mock.calls.map(([offset]) => offset)).toEqual([0, 200, 400])
  })

  it('drops the answer to an older question', async () => {
    const text = ref('旧')
    const answers: (() => void)[] = []
    const list = usePages<string>(() => {
      const asked = text.value
      return new Promise((resolve) => { answers.push(() => resolve({ total: 1, rows: [asked] })) })
    }, [text])
    text.value = '新'
    await flushPromises()
    answers[1]?.()
    answers[0]?.()
    await flushPromises()
    expect(list.at(0)).toBe('新')
  })

  it('reads again what is in sight when something changed', async () => {
    const version = ref(0)
    const list = usePages(thousand, [version])
    await flushPromises()
    list.want(600, 610)
    await flushPromises()
    version.value += 1
    await flushPromises()
    expect(list.at(605)).toBe(605)
  })

  it('puts a changed row in the place of the old one', async () => {
    const list = usePages(thousand, [])
    await flushPromises()
    list.replace((row) => row === 7, 70)
    expect(list.at(7)).toBe(70)
  })

  it('says in the list what is wrong with a question, until it is put right', async () => {
    const region = ref('无此地')
    const unknown: ErrorReport = { code: 'bad-request', message: '没有这个地区。', hint: '请写全名。', detail: '' }
    const list = usePages((offset, limit) => (region.value === '云麓省' ? thousand(offset, limit) : Promise.reject(unknown)), [region])
    await flushPromises()
    expect([list.problem.value?.message, useNotices().error]).toEqual(['没有这个地区。', null])
    region.value = '云麓省'
    await flushPromises()
    expect([list.problem.value, list.total.value]).toEqual([null, 1000])
  })
})
