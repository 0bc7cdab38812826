using ChronoActors.Client.Delivery;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Recording;

/// <summary>
/// A row per call. Between two collections memory is bounded: at <see cref="MaxRows"/> groups of neighbouring rows become one
/// row of interval samples each.
/// </summary>
internal sealed class SampleRecorder(ResourceId id, RecordingPlan plan) : Recorder(id, plan)
{
    public const int MaxRows = 4096;
    private const int CollectAtRows = 1024;
    private const int Group = 8;

    private readonly MetricFigures[] _figures = new MetricFigures[plan.MetricCount];
    private RowBlock _rows = new(plan.MetricCount);
    private RowBlock _collected = new(plan.MetricCount);
    private RowBlock? _coarser;
    private RowBlock? _group;
    private RowBlock? _merged;
    private long _mergedSamples;

    protected override Span<MetricFigures> Figures => _figures;

    protected override RejectionReason Add(int metric, double value, long timestampNs)
    {
        AddRow(timestampNs);
        Set(metric, value, timestampNs);
        return RejectionReason.None;
    }

    protected override int Add(ReadOnlySpan<double> values, ReadOnlySpan<bool> present, long timestampNs)
    {
        var (rejected, any) = (0, false);
        for (var metric = 0; metric < values.Length; metric++)
        {
            if (!present.IsEmpty && !present[metric])
            {
                continue;
            }

            if (!double.IsFinite(values[metric]))
            {
                rejected++;
                continue;
            }

            if (!any)
            {
                AddRow(timestampNs);
                any = true;
            }

            Set(metric, values[metric], timestampNs);
        }

        return rejected;
    }

    protected override RowBlock Take(RowBlock scratch, out long merged)
    {
        (_rows, _collected) = (_collected, _rows);
        _rows.Clear(Plan.MetricCount);
        merged = _mergedSamples;
        _mergedSamples = 0;
        return _collected;
    }

    private void Set(int metric, double value, long timestampNs)
    {
        _rows.Set(metric, value);
        if (AddTo(ref _figures[metric], metric, value, timestampNs) != RejectionReason.None)
        {
            // The sum has left the range of doubles, and here that is no reason to refuse the value: what was before is set apart.
            _figures[metric].Take();
            AddTo(ref _figures[metric], metric, value, timestampNs);
        }
    }

    private void AddRow(long timestampNs)
    {
        if (_rows.RowCount >= MaxRows)
        {
            Coarsen();
        }

        _rows.AddRow(timestampNs);
        if (_rows.RowCount == CollectAtRows)
        {
            Plan.Tracker.CollectSoon();
        }
    }

    private void Coarsen()
    {
        var before = _rows.SampleCount;
        _coarser ??= new RowBlock();
        _coarser.Clear(Plan.MetricCount);
        _group ??= new RowBlock();
        _merged ??= new RowBlock();
        for (var from = 0; from < _rows.RowCount; from += Group)
        {
            _group.Clear(Plan.MetricCount);
            for (var row = from; row < Math.Min(from + Group, _rows.RowCount); row++)
            {
                _group.AddRow(_rows, row);
            }

            var isMerged = RowMerge.TryMerge(_group, _merged);
            for (var row = 0; row < (isMerged ? 1 : _group.RowCount); row++)
            {
                _coarser.AddRow(isMerged ? _merged : _group, row);
            }
        }

        (_rows, _coarser) = (_coarser, _rows);
        _mergedSamples += before - _rows.SampleCount;
    }
}
