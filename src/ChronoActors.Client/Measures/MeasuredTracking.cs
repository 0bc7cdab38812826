using System.Diagnostics.CodeAnalysis;
using ChronoActors.Client.Recording;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Measures;

/// <summary>Tracks resources whose rows are values of a type.</summary>
public static class MeasuredTracking
{
    /// <summary>Tracks a resource whose measures are marked with <see cref="MeasureAttribute"/>.</summary>
    /// <inheritdoc cref="Track{T}(IResourceTracker, string, MeasureMap{T}, string, IEnumerable{Label}, TrackOptions)"/>
    /// <inheritdoc cref="MeasureMap.FromAttributes"/>
    public static MeasuredResource<T> Track<[DynamicallyAccessedMembers(MeasureMap.Members)] T>(
        this IResourceTracker tracker,
        string name,
        string type = ResourceDeclaration.DefaultType,
        IEnumerable<Label>? labels = null,
        TrackOptions? options = null) =>
        tracker.Track(name, Attributed<T>.Measures.Value, type, labels, options);

    /// <summary>Tracks a resource whose measures a map gives.</summary>
    /// <param name="tracker">Tracks it.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="measures">Its metrics, at least one.</param>
    /// <param name="type">The kind of thing.</param>
    /// <param name="labels">What tells it from others of the same name.</param>
    /// <param name="options">How it is recorded.</param>
    /// <exception cref="IdentityException">A name, label or metric breaks a rule; the message says which and what is allowed.</exception>
    public static MeasuredResource<T> Track<T>(
        this IResourceTracker tracker,
        string name,
        MeasureMap<T> measures,
        string type = ResourceDeclaration.DefaultType,
        IEnumerable<Label>? labels = null,
        TrackOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        ArgumentNullException.ThrowIfNull(measures);
        return new MeasuredResource<T>(tracker, tracker.Track(name, type, labels, measures.Metrics, options), measures);
    }

    /// <summary>The map of a type, built once.</summary>
    private static class Attributed<[DynamicallyAccessedMembers(MeasureMap.Members)] T>
    {
        public static readonly Lazy<MeasureMap<T>> Measures = new(MeasureMap.FromAttributes<T>);
    }
}
