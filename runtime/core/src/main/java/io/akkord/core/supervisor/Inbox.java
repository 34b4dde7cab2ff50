package io.akkord.core.supervisor;

import io.akkord.core.message.ToSupervisor;
import java.util.ArrayList;
import java.util.List;

/** Messages of workers that wait to be decided on, and who decides on which. */
final class Inbox {

    private record Report(int worker, ToSupervisor message) {}

    private final Sessions sessions;
    private final Recorder recorder;
    private final TaskReports reports;
    private final Adoption adoption;
    private final WorkerArrivals arrivals;
    private final Stealing stealing;
    private final ChangedCode changedCode;
    private final Leaving leaving;
    private final List<Report> waiting = new ArrayList<>();

    Inbox(
            Sessions sessions,
            Recorder recorder,
            TaskReports reports,
            Adoption adoption,
            WorkerArrivals arrivals,
            Stealing stealing,
            ChangedCode changedCode,
            Leaving leaving) {
        this.sessions = sessions;
        this.recorder = recorder;
        this.reports = reports;
        this.adoption = adoption;
        this.arrivals = arrivals;
        this.stealing = stealing;
        this.changedCode = changedCode;
        this.leaving = leaving;
    }

    void add(int worker, ToSupervisor message) {
        waiting.add(new Report(worker, message));
    }

    void clear() {
        waiting.clear();
    }

    /** Decides on everything that waits, and answers what was completed. */
    void take(long nowNanos) {
        for (Report report : waiting) {
            Sessions.Session session = sessions.get(report.worker());
            if (session != null) {
                take(session, report.message(), nowNanos);
            }
        }
        waiting.clear();
        reports.close();
        reports.acknowledgeAll();
    }

    private void take(Sessions.Session session, ToSupervisor message, long nowNanos) {
        if (message instanceof ToSupervisor.Completed completed) {
            reports.completed(session.worker, completed.completions());
        } else if (message instanceof ToSupervisor.Failed failed) {
            reports.failed(session.worker, failed);
        } else if (message instanceof ToSupervisor.Executing executing) {
            session.executing = Executing.of(executing, nowNanos);
        } else if (message instanceof ToSupervisor.OperationsChanged changed) {
            changedCode.reported(session, changed);
        } else if (message instanceof ToSupervisor.WantFromJournal wanted) {
            recorder.instruct(new Instruction.Supply(session.worker, wanted.tasks()));
        } else {
            reports.close();
            takeMoves(session, message);
        }
    }

    private void takeMoves(Sessions.Session session, ToSupervisor message) {
        if (message instanceof ToSupervisor.Inventory inventory) {
            adoption.inventory(session, inventory);
            arrivals.adopted(session);
        } else if (message instanceof ToSupervisor.InputsUnavailable unavailable) {
            adoption.unavailable(session.worker, unavailable);
        } else if (message instanceof ToSupervisor.Kept kept) {
            leaving.kept(session, kept);
        } else if (message instanceof ToSupervisor.Retracted retracted) {
            stealing.retracted(session, retracted);
        } else if (message instanceof ToSupervisor.Refused refused) {
            stealing.takeBack(session.worker, refused.tasks(), refused.attempts());
        }
    }
}
