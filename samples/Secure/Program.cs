using Amazon.CDK;
using HrPlatform;

// The HR platform as it should be: samples/Insecure is the same application with one mistake of each kind.
var app = new App();
var tags = new Dictionary<string, string> { ["application"] = "hr-platform" };

var network = new NetworkStack(app, "HrNetwork", new StackProps { Tags = tags });
var services = new ServicesStack(app, "HrServices", new ServicesStackProps { Tags = tags, Network = network });
_ = new ApiStack(app, "HrApi", new ApiStackProps { Tags = tags, Network = network, Services = services });
_ = new PartnerApiStack(app, "HrPartnerApi", new PartnerApiStackProps { Tags = tags, Network = network, Services = services });

app.Synth();
