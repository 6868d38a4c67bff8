package dev.parley;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The tests of the chat. Of its subscriptions, those with the profile BusyMachine, so that only one process starts the service with it. Surefire
 * runs this suite and {@link EngineSuite} side by side, in two processes that each have their own service and database. Both take about the same
 * time.
 */
@Suite
@SelectPackages("dev.parley.chat")
@IncludeClassNamePatterns(".*Test")
@ExcludeClassNamePatterns(ChatSuite.OTHER_SUBSCRIPTIONS)
class ChatSuite {

    /** The subscriptions on a busy machine, by the names of their tests. */
    private static final String BUSY = "(Shared\\w+|ChatSessionsChangedFold|DeskFold)Test$";

    private static final String SUBSCRIPTIONS = "dev\\.parley\\.chat\\.subscription\\.";

    static final String OTHER_SUBSCRIPTIONS = SUBSCRIPTIONS + "(?!" + BUSY + ").*";

    static final String ALL = "dev\\.parley\\.chat\\.(?!subscription\\.).*|" + SUBSCRIPTIONS + BUSY;
}
