using VpcLinkAnalyzers.Catalogue;

var check = args.Contains("--check");
var root = Root(Directory.GetCurrentDirectory()) ?? Root(AppContext.BaseDirectory) ?? throw new DirectoryNotFoundException("VpcLink.Analyzers.sln lies in no folder above");
var rules = RuleEntry.All();
var differences = 0;

Write("docs/rules/README.md", Tables.Index(rules));
Between("README.md", "rules", Tables.ByArea(rules, "docs/rules/", "###"));
foreach (var (mode, text) in Presets.All(rules)) Write($"src/VpcLink.Analyzers.Package/config/{mode}.globalconfig", text);
foreach (var (path, svg) in Diagrams.All(rules)) Write(path, svg);
foreach (var rule in rules) Between($"docs/rules/{rule.Id}.md", "header", Tables.Header(rule));

Console.WriteLine(differences == 0 ? $"{rules.Count} rules, nothing to change" : check ? $"{differences} files differ from the descriptors: dotnet run --project tests/VpcLink.Analyzers.Catalogue" : $"{rules.Count} rules, {differences} files rewritten");
return check && differences > 0 ? 1 : 0;

void Write(string path, string text)
{
    var file = Path.Combine(root, path);
    if (File.Exists(file) && File.ReadAllText(file) == text) return;
    differences++;
    Console.WriteLine((check ? "differs: " : "written: ") + path);
    if (check) return;
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllText(file, text);
}

// A page without the markers is left alone: whoever writes it says where the block goes.
void Between(string path, string block, string text)
{
    var file = Path.Combine(root, path);
    if (!File.Exists(file)) return;
    var (begin, end) = ($"<!-- {block}:begin -->", $"<!-- {block}:end -->");
    var current = File.ReadAllText(file);
    var from = current.IndexOf(begin, StringComparison.Ordinal);
    var to = current.IndexOf(end, StringComparison.Ordinal);
    if (from < 0 || to < from) return;
    Write(path, current[..(from + begin.Length)] + "\n" + text + current[to..]);
}

static string? Root(string? folder)
{
    for (; folder is not null; folder = Path.GetDirectoryName(folder))
        if (File.Exists(Path.Combine(folder, "VpcLink.Analyzers.sln"))) return folder;
    return null;
}
