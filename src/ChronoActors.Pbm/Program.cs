using ChronoActors.Pbm;

using var stop = StopSignal.OfProcess();
return (int)await PbmApplication.RunAsync(args, Surroundings.OfProcess(), TimeProvider.System, stop);
