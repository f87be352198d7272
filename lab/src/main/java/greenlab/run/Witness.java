package greenlab.run;

import greenlab.probe.BlockKind;

/**
 * What the JDK's own tools said of the blocks with one culprit, in a few words each.
 *
 * @param kind how they block
 * @param frame the culprit frame
 * @param call the call that led there; null if there is none
 * @param pinned the flight recorder's pinned events of the same threads with this frame
 * @param reason why the JDK says that it was pinned; null if it says nothing, as before JDK 24
 * @param samples the flight recorder's samples of the same threads with this frame
 * @param scheduler what {@code jcmd Thread.vthread_scheduler} counts while a block lasts: mounted threads of carriers,
 *     queued threads
 * @param dump whether {@code jcmd Thread.dump_to_file} shows the frame while a block lasts
 * @param state the state of the platform thread then
 */
public record Witness(BlockKind kind, String frame, String call, String pinned, String reason, String samples,
                      String scheduler, String dump, String state) {}
