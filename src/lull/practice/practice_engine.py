"""Live practice of one exercise on one side: frames in, what to show out.

The order is: looking for the joints, getting ready, holding the ready pose, showing the movement three times,
practising. The engine knows no clock; time comes with the frames.
"""

from dataclasses import replace
from math import hypot, inf

from lull.movement.attempt import Attempt, Excursion
from lull.movement.attempt_detector import LONGEST_GAP_S, AttemptDetector
from lull.movement.frame_trust import FrameTrust, Trust
from lull.movement.hand_lock import lock_for
from lull.movement.joint_angle import estimate_angle_error_deg
from lull.movement.judgement import judge_excursion
from lull.movement.landmarks import LandmarkFrame, Side
from lull.movement.own_range import OwnRange
from lull.movement.stillness import Stillness
from lull.movement.watched_signal import UNSEEN, Sight, SignalWatcher
from lull.practice.challenge.ladder import Challenge
from lull.practice.count_doubt import Doubt
from lull.practice.exercise import Exercise
from lull.practice.form_watch import FormWatch
from lull.practice.goal_watch import GoalWatch
from lull.practice.live_doubts import LiveDoubts
from lull.practice.practice_state import Phase, PracticeState
from lull.practice.ready_pose import ReadyHold
from lull.practice.shown_movements import ShownMovements
from lull.practice.view_watcher import ViewWatcher

COME_BACK_S = 3.0
"""Still for so long while out, the cue asks to come back (ours)."""

COUNTING: tuple[Phase, ...] = ("show_me", "practising")
"""The phases in which movements are taken for what the person means to do."""

CUE_STAYS_S = 3.0
"""How long a cue about the last attempt stays, in seconds (ours)."""

UNSURE_STAYS_S = 6.0
"""How long a doubt about the count may be said between movements, in seconds (ours)."""


class PracticeEngine:
    """A streaming state machine: feed frames in order of time, show the state that comes back."""

    def __init__(
        self,
        exercise: Exercise,
        side: Side,
        *,
        own_range_deg: float | None = None,
        goal: int | None = None,
        fed: tuple[ViewWatcher, FormWatch] | None = None,
    ) -> None:
        """Prepare one exercise on one side.

        Args:
            exercise: what is practised.
            side: which is watched.
            own_range_deg: that of an earlier session, in the signal's unit; "show me" is then skipped.
            goal: repetitions aimed at; reaching it changes a cue, nothing else.
            fed: who watches from where the camera looks, and the form, where somebody else feeds them.
        """
        self.exercise = exercise
        self.side: Side = side
        self.goal = goal
        self._trust = FrameTrust()
        self._hand = lock_for(exercise.signal, side)
        self._is_fed = fed is not None
        self._view, self._form = fed or (ViewWatcher(exercise.view), FormWatch(exercise))
        self._watcher = SignalWatcher(exercise.signal, side, one_will_do=exercise.one_will_do)
        self._detector = AttemptDetector()
        self._hold = ReadyHold(exercise.ready)
        self._doubts = LiveDoubts()
        self._out_stillness = Stillness()
        self._own = OwnRange(own_range_deg)
        self._goal = GoalWatch()
        self._use_own_range()
        self._phase: Phase = "looking"
        self._shown = ShownMovements(exercise.smallest_range)
        self._seen_s: float | None = None
        self._attempts = self._repetitions = 0
        self._cue_until: tuple[str, float] | None = None
        self._unsure_until_s, self._noise_error = -inf, 0.0

    def feed(self, frame: LandmarkFrame) -> PracticeState:
        """Take one frame, later than the last, and return what to show."""
        return self.take(frame, self._trust.judge(frame))

    def take(self, frame: LandmarkFrame, trust: Trust) -> PracticeState:
        """Take one judged frame. Who feeds the view asks for the angle's error; the state then has none."""
        if not self._is_fed:
            self._view.feed(trust)
        frame, trust = self._follow_hand(frame, trust)
        sight = UNSEEN
        if trust.verdict == "trusted":
            self._watcher.may_choose = self._phase not in COUNTING
            sight = self._watcher.look(frame, trust.trunk_px)
            if not self._is_fed:
                self._form.feed(frame)
        self._noise_error, t_s = sight.noise_error, frame.t_s
        if self._hold.floor is not None and self._phase in COUNTING:
            sight = self._hold.lift(t_s, sight)
        excursion = self._detector.feed(t_s, sight.value, sight.noise_error)
        finished, doubt = None, self._doubt(t_s, sight.value, excursion)
        if self._phase in COUNTING:
            finished = self._judge(excursion) if excursion is not None else None
            self._notice_absence(t_s)
        elif self._phase != "resting":
            self._get_ready(t_s, sight)
        if sight.value is not None:
            self._seen_s = t_s
        if not self._detector.is_out:
            self._shown.begin_in(self._watcher.unit_px)
        state = self._state(t_s, sight, finished, trust)
        return state if doubt is None else state._replace(doubt=doubt)

    @property
    def own_range_deg(self) -> float | None:
        """The own range, once it is known."""
        return self._own.deg

    def rest(self) -> None:
        """Rest: a movement under way is dropped and nothing counts until :meth:`resume`."""
        self._phase = "resting"

    def resume(self) -> None:
        """Go on after a rest, once the ready pose has been held again."""
        if self._phase == "resting":
            self._phase = "looking"
            self._seen_s = None

    def use_range(self, own_range_deg: float) -> None:
        """Take an own range from before instead of a "show me"."""
        self._own = OwnRange(own_range_deg)
        self._use_own_range()
        if self._phase == "show_me":
            self._phase = "practising"

    def ask(self, asked: Challenge) -> None:
        """Ask for this from the next movement on; the own range of now does not sink from then on."""
        if self._goal.asked is None and self._own.deg is not None:
            self._own.keep_above(self._own.deg)
        self._goal.asked = asked
        self._use_own_range()

    def _use_own_range(self) -> None:
        """Let a movement begin where the own range says; where less is asked for, sooner."""
        self._detector.own_range_deg = self._goal.limit_range(self._own.deg)

    def _follow_hand(self, frame: LandmarkFrame, trust: Trust) -> tuple[LandmarkFrame, Trust]:
        """Return frame and verdict after a look at the hand; with another one the ready pose is held anew."""
        if self._hand is None or trust.verdict != "trusted":
            return frame, trust
        frame, is_same = self._hand.follow(frame)
        if not is_same:
            return frame, replace(trust, verdict="another_person")
        if self._hand.changed and self._phase != "resting":
            self._phase = "looking"
        return frame, trust

    def _get_ready(self, t_s: float, sight: Sight) -> None:
        """Go from looking to a held ready pose, and from there into practice."""
        if sight.value is None:
            if self._seen_s is None or t_s - self._seen_s > LONGEST_GAP_S:
                self._phase = "not_seen" if self._phase == "not_seen" else "looking"
            return
        angle = self._detector.smoothed_deg
        if angle is None:
            return
        if self._phase in ("looking", "not_seen"):
            self._hold.begin(short=bool(self._shown.ranges) or self._attempts > 0)
        if self._hold.feed(t_s, angle):
            self._detector.forget_movement()
            self._detector.rest.begin_at(t_s, angle)
            self._phase = "show_me" if self._own.deg is None else "practising"
            return
        self._phase = "hold_ready" if self._hold.is_in_pose(angle) else "get_ready"

    def _doubt(self, t_s: float, value: float | None, excursion: Excursion | None) -> Doubt | None:
        """Notice what may make the count wrong, and have it said."""
        if self._own.deg is None or self._phase not in ("practising", "not_seen"):
            self._doubts.forget()
            return None
        self._doubts.feed(t_s, value, excursion)
        doubt = self._doubts.tell(t_s, self._own.deg, is_out=self._detector.is_out, attempts=self._attempts)
        if doubt is not None:
            self._unsure_until_s = t_s + UNSURE_STAYS_S
        return doubt

    def _notice_absence(self, t_s: float) -> None:
        """Pause when the joints have not been seen for too long."""
        if self._seen_s is not None and t_s - self._seen_s > LONGEST_GAP_S:
            self._phase = "not_seen"

    def _judge(self, excursion: Excursion) -> Attempt | None:
        """Learn from a shown movement, or judge an attempt."""
        if self._own.deg is None:
            self._learn_shown(excursion)
            return None
        self._attempts += 1
        attempt = judge_excursion(
            excursion,
            own_range_deg=self._own.deg,
            number=self._attempts,
            side=self.side,
            decided_s=excursion.decided_s,
            goal_deg=self._goal.range_goal,
        )
        self._repetitions += attempt.accepted
        told = self._form.find_cue(excursion, self._own.deg)
        self._goal.measure(self._detector.ended, excursion)
        if excursion.fault is None:
            self._own.learn(excursion.range_deg)
            self._use_own_range()
        if attempt.reason == "smaller_than_own_range":
            self._cue_until = ("further", excursion.decided_s + CUE_STAYS_S)
        else:
            self._cue_until = None if told is None else (told, excursion.decided_s + CUE_STAYS_S)
        return attempt

    def _learn_shown(self, excursion: Excursion) -> None:
        """Take one movement of "show me"; three of like size make the own range known."""
        self._shown.take(excursion, self._watcher.unit_px)
        if self._shown.are_enough:
            self._own.learn_first(self._shown.ranges)
            self._use_own_range()
            self._phase = "practising"

    def _state(self, t_s: float, sight: Sight, finished: Attempt | None, trust: Trust) -> PracticeState:
        """Put together what this frame says."""
        angle = self._detector.smoothed_deg if sight.value is not None else None
        shown = angle if self._view.is_answerable else None
        return PracticeState(
            phase=self._phase,
            angle_deg=shown,
            angle_error_deg=None if shown is None or self._is_fed else self.estimate_error_deg(shown),
            progress=self._progress(angle),
            own_range_deg=self._own.deg,
            attempts=self._attempts,
            repetitions=self._repetitions,
            shown=self._shown.alike,
            cue=self._cue(t_s, sight, angle, trust),
            missing=sight.missing,
            missing_why=sight.missing_why,
            confidence=sight.confidence,
            finished=finished,
            outcome=self._goal.outcome if finished is not None else None,
        )

    def estimate_error_deg(self, angle_deg: float) -> float:
        """Return the standard error of the last frame's angle: landmarks, body and, but for lengths, view."""
        is_angle = self.exercise.signal.unit == "deg"
        view = self._view.estimate_error_deg(angle_deg) if is_angle else 0.0
        return hypot(estimate_angle_error_deg(self._noise_error), view)

    def _progress(self, angle_deg: float | None) -> float:
        """Return the share of the own range the movement is at now; 0 before practice."""
        rest_deg = self._detector.rest.deg
        if angle_deg is None or rest_deg is None or self._phase not in COUNTING:
            return 0.0
        own_deg = self._own.deg or max([self.exercise.first_range, *self._shown.ranges])
        return max(0.0, (angle_deg - rest_deg) / own_deg)

    def _cue(self, t_s: float, sight: Sight, angle_deg: float | None, trust: Trust) -> str | None:
        """Return the code of what to say now."""
        if self._phase == "resting":
            return "resting"
        if trust.verdict == "another_person":
            return "only_you"
        if not self._view.is_answerable:  # also while practising: it says why no angle is shown
            return self._view.cue
        if sight.missing and self._phase in ("looking", "not_seen"):
            return "come_into_view"
        waiting = "hold_still" if self._phase == "hold_ready" else None
        if self._phase in ("looking", "get_ready", "not_seen"):
            waiting = self.exercise.ready_cue
        if waiting or angle_deg is None:
            return waiting
        return self._practice_cue(t_s, angle_deg)

    def _practice_cue(self, t_s: float, angle_deg: float) -> str | None:
        """Return the code of what to say while the person moves."""
        if self._detector.is_out:
            still_s = self._out_stillness.feed(t_s, angle_deg, 6.0)
            said = self._goal.follow(t_s, angle_deg - (self._detector.rest.deg or 0.0))
            return said or ("come_back" if still_s >= COME_BACK_S else None)
        self._goal.let_go()
        self._out_stillness.reset()
        if self._own.deg is None:
            return "show_me"
        if self._cue_until is not None and t_s < self._cue_until[1]:
            return self._cue_until[0]
        if t_s < max(self._unsure_until_s, self._goal.pause_until_s):
            return "not_sure" if t_s < self._unsure_until_s else "pause"
        if self.goal is not None and self._repetitions >= self.goal:
            return "goal_reached"
        return "go" if self._attempts == 0 else None
