namespace VpcLinkAnalyzers.Tool.Output;

/// <summary>
/// Places boxes in columns: few crossings by the barycentre method, then heights by averaging over neighbours. An edge that passes columns gets a place of its own in each, so that
/// it runs between the boxes and not beneath them.
/// </summary>
internal sealed class LayeredLayout
{
    /// <summary>A box to place, or a place that an edge passes.</summary>
    internal sealed class Box(string id, int column, double width, double height)
    {
        public string Id { get; } = id;
        public int Column { get; } = column;
        public double Width { get; set; } = width;
        public double Height { get; } = height;
        public double X { get; set; }
        public double Y { get; set; }
        public List<Box> Before { get; } = [];
        public List<Box> After { get; } = [];
        public double Middle => Y + Height / 2;
    }

    private const double Passage = 10;

    private readonly List<List<Box>> _columns;

    public IReadOnlyDictionary<string, Box> Boxes { get; }

    /// <summary>The boxes and passages of each edge, in order.</summary>
    public IReadOnlyList<IReadOnlyList<Box>> Routes { get; }

    public double Width { get; }

    public double Height { get; }

    /// <param name="boxes">Id, column, width and height.</param>
    /// <param name="edges">From a column to one further right.</param>
    public LayeredLayout(IEnumerable<(string Id, int Column, double Width, double Height)> boxes, IEnumerable<(string From, string To)> edges, double columnGap, double rowGap)
    {
        var byId = boxes.Select(static b => new Box(b.Id, b.Column, b.Width, b.Height)).ToDictionary(static b => b.Id, StringComparer.Ordinal);
        Boxes = byId;
        // Columns that hold nothing take no room.
        var used = byId.Values.Select(static b => b.Column).Distinct().Order().ToArray();
        _columns = [.. used.Select(_ => new List<Box>())];
        foreach (var box in byId.Values) _columns[Array.IndexOf(used, box.Column)].Add(box);
        var routes = new List<IReadOnlyList<Box>>();
        foreach (var (from, to) in edges)
        {
            var route = new List<Box> { byId[from] };
            for (var c = Array.IndexOf(used, byId[from].Column) + 1; c < Array.IndexOf(used, byId[to].Column); c++)
            {
                var passage = new Box("", used[c], 0, Passage);
                _columns[c].Add(passage);
                route.Add(passage);
            }

            route.Add(byId[to]);
            for (var i = 1; i < route.Count; i++)
            {
                route[i - 1].After.Add(route[i]);
                route[i].Before.Add(route[i - 1]);
            }

            routes.Add(route);
        }

        Routes = routes;
        Order();
        Settle(rowGap);
        var x = 0.0;
        foreach (var column in _columns)
        {
            var width = column.Max(static b => b.Width);
            foreach (var box in column)
            {
                box.X = x;
                box.Width = width;
            }

            x += width + columnGap;
        }

        Width = Math.Max(0, x - columnGap);
        Height = _columns.SelectMany(static c => c).Select(static b => b.Y + b.Height).DefaultIfEmpty(0).Max();
    }

    private void Order()
    {
        var best = _columns.Select(static c => c.ToArray()).ToArray();
        var fewest = Crossings();
        for (var sweep = 0; sweep < 12 && fewest > 0; sweep++)
        {
            var right = sweep % 2 == 0;
            for (var i = 1; i < _columns.Count; i++)
            {
                var column = _columns[right ? i : _columns.Count - 1 - i];
                var positions = _columns[right ? i - 1 : _columns.Count - i].Select(static (b, n) => (b, n)).ToDictionary(static p => p.b, static p => p.n);
                var wanted = column.Select((b, n) => (Box: b, At: (right ? b.Before : b.After) is { Count: > 0 } near ? near.Average(o => (double)positions[o]) : n, n)).ToArray();
                column.Clear();
                column.AddRange(wanted.OrderBy(static w => w.At).ThenBy(static w => w.n).Select(static w => w.Box));
            }

            if (Crossings() is var now && now >= fewest) continue;
            fewest = now;
            best = _columns.Select(static c => c.ToArray()).ToArray();
        }

        for (var i = 0; i < _columns.Count; i++)
        {
            _columns[i].Clear();
            _columns[i].AddRange(best[i]);
        }
    }

    private int Crossings()
    {
        var crossings = 0;
        for (var c = 1; c < _columns.Count; c++)
        {
            var left = _columns[c - 1].Select(static (b, n) => (b, n)).ToDictionary(static p => p.b, static p => p.n);
            var ends = _columns[c].SelectMany((b, n) => b.Before.Select(o => (From: left[o], To: n))).ToArray();
            for (var i = 0; i < ends.Length; i++)
                for (var j = i + 1; j < ends.Length; j++)
                    if ((ends[i].From - ends[j].From) * (ends[i].To - ends[j].To) < 0) crossings++;
        }

        return crossings;
    }

    private void Settle(double gap)
    {
        foreach (var column in _columns) Stack(column, column.Select(static _ => 0.0).ToArray(), gap);
        for (var pass = 0; pass < 24; pass++)
        {
            var right = pass % 2 == 0;
            for (var i = 0; i < _columns.Count; i++)
            {
                var column = _columns[right ? i : _columns.Count - 1 - i];
                Stack(column, column.Select(b => (right && b.Before.Count > 0 || b.After.Count == 0 ? b.Before : b.After) is { Count: > 0 } near ? near.Average(static o => o.Middle) : b.Middle).ToArray(), gap);
            }
        }

        var top = _columns.SelectMany(static c => c).Select(static b => b.Y).DefaultIfEmpty(0).Min();
        foreach (var box in _columns.SelectMany(static c => c)) box.Y -= top;
    }

    /// <summary>Puts the boxes of a column as near to their wanted middles as their order and the gaps between them allow: isotonic regression by pooling neighbours.</summary>
    private static void Stack(List<Box> column, double[] wanted, double gap)
    {
        var offset = 0.0;
        var pools = new List<(double Sum, int Count)>();
        var offsets = new double[column.Count];
        for (var i = 0; i < column.Count; i++)
        {
            if (i > 0) offset += (column[i - 1].Height + column[i].Height) / 2 + gap;
            offsets[i] = offset;
            pools.Add((wanted[i] - offset, 1));
            while (pools.Count > 1 && pools[^2].Sum / pools[^2].Count > pools[^1].Sum / pools[^1].Count)
            {
                pools[^2] = (pools[^2].Sum + pools[^1].Sum, pools[^2].Count + pools[^1].Count);
                pools.RemoveAt(pools.Count - 1);
            }
        }

        var at = 0;
        foreach (var (sum, count) in pools)
            for (var n = 0; n < count; n++, at++)
                column[at].Y = sum / count + offsets[at] - column[at].Height / 2;
    }
}
