import { describeWith, describeTerraform } from '../support/terraform';

/** Tests that need terraform and another program. */
export function describeDeploy(name: string, program: string, available: boolean, tests: () => void): void {
  describeWith(program, available, name, tests, describeTerraform);
}
