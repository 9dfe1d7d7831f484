using Amazon.CDK;
using HrPlatform;

// The HR platform with one mistake of each kind. The comment at the end of a line names the rule that reports it;
// samples/Secure is the same application put right.
var app = new App();
var tags = new Dictionary<string, string> { ["application"] = "hr-platform" };

var network = new NetworkStack(app, "HrNetwork", new StackProps { Tags = tags });
var services = new ServicesStack(app, "HrServices", new ServicesStackProps { Tags = tags, Network = network });
_ = new ApiStack(app, "HrApi", new ApiStackProps { Tags = tags, Network = network, Services = services });
_ = new PartnerApiStack(app, "HrPartnerApi", new PartnerApiStackProps { Tags = tags, Network = network, Services = services });

app.Synth();
