// Includes every template of a cloud assembly and runs cdk-nag's AwsSolutionsChecks over them; prints one finding a line.
const [assembly] = process.argv.slice(2);
const fs = require('fs'), path = require('path'), os = require('os');
const cdk = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
const { AwsSolutionsChecks } = require('cdk-nag');
const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'nag-'));
const app = new cdk.App({ outdir, analyticsReporting: false });
for (const file of fs.readdirSync(assembly).filter(f => f.endsWith('.template.json'))) {
  const stack = new cdk.Stack(app, file.replace('.template.json', ''), { synthesizer: new cdk.LegacyStackSynthesizer() });
  new CfnInclude(stack, 'Template', { templateFile: path.join(assembly, file) });
}
cdk.Aspects.of(app).add(new AwsSolutionsChecks());
for (const stack of app.synth().stacks)
  for (const message of stack.messages) console.log(`${message.id} ${String(message.entry.data).split(':')[0]}`);
fs.rmSync(outdir, { recursive: true });
