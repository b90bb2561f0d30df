import { describeExample } from '../support/reviewed-example';

describeExample(
  'remote-state',
  [
    { stack: 'production', host: 'alpha.example.org' },
    { stack: 'staging', host: 'beta.example.org' },
  ],
  (example) => {
    it('keeps each state where all can lock it', () => {
      const backends = ['production', 'staging'].map((stack) => {
        const { terraform } = JSON.parse(example.file(`stacks/${stack}/cdk.tf.json`)) as {
          terraform: { backend: Record<string, Record<string, unknown>> };
        };
        return terraform.backend;
      });
      expect(backends).toEqual([
        { pg: { conn_str: 'postgres://state.example.org/terraform', schema_name: 'production' } },
        {
          s3: {
            bucket: 'example-terraform-state',
            key: 'jails/staging.tfstate',
            region: 'eu-central-1',
            encrypt: true,
            use_lockfile: true,
          },
        },
      ]);
    });
  },
);
