"""Does what is due. For cron, every five minutes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from portal.schedule.jobs import all_jobs
from portal.schedule.models import JobRun
from portal.schedule.running import Outcome, run_due


class Command(BaseCommand):
    """Runs the scheduled jobs that are due, or names all of them."""

    help = "Run the scheduled jobs that are due. The only line that cron needs."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the options."""
        parser.add_argument("--list", action="store_true", help="name the jobs, and run none")
        parser.add_argument("--only", default="", metavar="JOB", help="run one job now")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run and print a line for each; exit with 1 when one failed."""
        if options["list"]:
            self._list()
            return
        names = [job.command for job in all_jobs()]
        if options["only"] and options["only"] not in names:
            raise CommandError(f"There is no such job. The jobs are: {', '.join(names)}")
        failed = []
        for outcome in run_due(options["only"]):
            if options["verbosity"]:  # without it the log has a line for each
                self._print(outcome)
            if outcome.fault:
                failed.append(outcome.job.command)
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}")

    def _print(self, outcome: Outcome) -> None:
        self.stdout.write(f"{outcome.job.command}: {'failed' if outcome.fault else 'done'}")
        for line in (outcome.printed, outcome.fault):
            if line:
                self.stdout.write(f"  {line}")

    def _list(self) -> None:
        jobs, now = all_jobs(), timezone.now()
        runs = JobRun.objects.of(jobs)
        for job in jobs:
            run = runs[job.command]
            last = f"{run.begun_at:%Y-%m-%d %H:%M} UTC" if run.begun_at else "-"
            self.stdout.write(
                f"{job.command:28} {job.rhythm!s:26} {last:22} {run.state(job, now).value}"
            )
