import { describe, expect, it } from 'vitest'
import { duty, restOf } from './rest'

describe('a measure', () => {
  it('says behind its head what it says besides', () => {
    expect(restOf({ head: '建设中试平台', text: '建设中试平台。支持高校开放设备。' })).toBe('支持高校开放设备。')
  })

  it('says who is to do it, by when and to what end', () => {
    expect(duty({ actors: ['市科技局', '市财政局'], deadline: '2027', targets: ['中试基地20个'] })).toBe('责任：市科技局、市财政局　时限：2027　目标：中试基地20个')
    expect(duty({ actors: [], deadline: null, targets: [] })).toBe('')
  })
})
