import { describe, expect, it } from 'vitest'
import type { FindingRow } from '@/contract'
import { mounted, named } from '@/test-mount'
import FindingList from './FindingList.vue'

const finding: FindingRow = { rule: 'punct.P01', severity: 'error', message: '应为全角', at: [3, 4], suggestion: '，', source: '惯例' }

describe('the list of findings', () => {
  it('lets a finding pass at its place or always', async () => {
    const list = mounted(FindingList, { brief: 'B', findings: [finding] })
    await list.find(named('ignore-here')).trigger('click')
    await list.find(named('ignore-always')).trigger('click')
    expect(list.emitted('ignore')).toEqual([[finding, false], [finding, true]])
  })
})
