using Amazon.CDK;
using HrPlatform;

// Every pattern that can be declared, and the four classic ones by hand for comparison.
var app = new App();
var network = new NetworkStack(app, "Network");

_ = new EmployeesStack(app, "Employees", network);
_ = new HandbookStack(app, "Handbook", network);
_ = new PayrollStack(app, "Payroll", network);
_ = new PartnerStack(app, "Partner", network);
_ = new TimesheetStack(app, "Timesheet", network);
_ = new DirectoryStack(app, "Directory", network);
_ = new RecruitingStack(app, "Recruiting", network);
_ = new ArchiveStack(app, "Archive", network);

app.Synth();
