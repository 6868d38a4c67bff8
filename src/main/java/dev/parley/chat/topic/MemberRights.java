package dev.parley.chat.topic;

/** Rights of a member in a topic; see {@link ChatTopicMember}. */
public record MemberRights(boolean canRespond, boolean notifications, boolean canListen, boolean manager) {}
