package dev.parley.chat;

/**
 * How a topic stands at the moment.
 *
 * @param agentsPresent users who are present and may respond
 * @param queueLength sessions that wait
 */
record TopicSituation(int agentsPresent, int queueLength) {}
