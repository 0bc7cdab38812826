namespace ChronoActors.Agent.Settings;

/// <summary>What processor, memory and process figures stand for.</summary>
public enum SamplingScope
{
    /// <summary>The container where the agent runs in one, otherwise the machine.</summary>
    Auto,

    /// <summary>What /proc shows.</summary>
    Machine,

    /// <summary>The agent's own control group.</summary>
    Container,
}
