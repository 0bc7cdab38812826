using Akka.Actor;
using ChronoActors.Contracts.Reports;
using ChronoActors.Contracts.Versions;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Cluster.Reports;

/// <summary>
/// Takes the questions of clients: each gets an actor that has it answered and hands the answer out part by part. Clients reach it
/// through the receptionist, so it bounds how many questions are open.
/// </summary>
internal sealed class ClientQuestionsActor : ReceiveActor
{
    public const int MaxOpen = 16;

    public ClientQuestionsActor(Func<Selector, IActorRef, Props> question)
    {
        Receive<AskReport>(asked =>
        {
            if (Selector.TryParse(asked.Selector, out var selector, out var error))
            {
                Forward(asked, selector, question);
            }
            else
            {
                Sender.Tell(ReportPart.Refuse(asked, $"the selector is not understood: {error.Message}"));
            }
        });
        Receive<UnknownMessage>(unknown => Sender.Tell(NotUnderstood.Of(unknown)));
    }

    /// <param name="question">Gives the actor that answers a question with a report.</param>
    public static Props Props(Func<Selector, IActorRef, Props> question) => Akka.Actor.Props.Create(() => new ClientQuestionsActor(question));

    private void Forward(AskReport asked, Selector selector, Func<Selector, IActorRef, Props> question)
    {
        var name = asked.Question.ToString("N");
        var open = Context.Child(name);
        if (!open.IsNobody())
        {
            open.Forward(asked);
        }
        else if (asked.Part > 0)
        {
            Sender.Tell(ReportPart.Refuse(asked, "this node does not have the answer, or no longer; ask again."));
        }
        else if (Context.GetChildren().Count() >= MaxOpen)
        {
            Sender.Tell(ReportPart.Refuse(asked, $"this node answers {MaxOpen} questions at the moment, which is its limit; ask again later."));
        }
        else
        {
            Context.ActorOf(ClientAnswerActor.Props(asker => question(selector, asker)), name).Forward(asked);
        }
    }
}
