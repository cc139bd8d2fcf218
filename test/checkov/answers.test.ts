import { judge, readAnswers } from './answers';
import { Finding } from './finding';

const finding = (check: string, address: string): Finding => ({ check, address, stack: 'eks/production', text: '' });
const answer = (check: string, address: string) => ({ check, address, reason: 'It must be so.' });

describe('answers to findings', () => {
  test('fit by check and address', () => {
    const findings = [finding('CKV_1', 'aws_route.Out'), finding('CKV_2', 'aws_route.Out'), finding('CKV_1', 'aws_route.Outer')];
    expect(judge(findings, [answer('CKV_1', 'aws_route.Out')])).toEqual({ answered: [findings[0]], open: [findings[1], findings[2]], idle: [] });
  });

  test('fit many addresses by a star, and dots are dots', () => {
    const findings = [finding('CKV_1', 'aws_route.Private1_Out'), finding('CKV_1', 'aws_route_Private2_Out')];
    expect(judge(findings, [answer('CKV_1', 'aws_route.Private*_Out')]).open).toEqual([findings[1]]);
  });

  test('fit some stacks alone where they name them', () => {
    const findings = [finding('CKV_1', 'aws_route.Out'), { ...finding('CKV_1', 'aws_route.Out'), stack: 'tenants/production' }];
    expect(judge(findings, [{ ...answer('CKV_1', '*'), stack: 'eks/*' }]).open).toEqual([findings[1]]);
  });

  test('are idle when nothing asks', () => {
    const idle = answer('CKV_1', 'aws_route.Gone');
    expect(judge([finding('CKV_1', 'aws_route.Out')], [idle, answer('CKV_1', '*')])).toMatchObject({ open: [], idle: [idle] });
  });

  test('to what is asked of a synthesized stack alone are never idle', () => {
    expect(judge([], [{ ...answer('CKV_1', '*'), onlySynthesized: true }]).idle).toEqual([]);
  });

  test('of this repository give their reasons', () => {
    expect(() => readAnswers()).not.toThrow();
  });
});
