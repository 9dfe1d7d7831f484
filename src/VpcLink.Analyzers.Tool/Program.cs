using System.Text;
using VpcLinkAnalyzers.Tool;

// Trees and arrows are not in every code page that a console starts with.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CommandLine.RunAsync(args, Terminal.OfProcess(), Environment.CurrentDirectory);
