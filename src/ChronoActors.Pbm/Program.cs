using ChronoActors.Pbm;

return await PbmApplication.RunAsync(args, Surroundings.OfProcess());
